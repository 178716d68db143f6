"""Numbers around a small apiary."""

import asyncio
import math
from dataclasses import dataclass

from azure.storage.blob.aio import ContainerClient

FRAMES_PER_BOX = 10
GRAMS_PER_FRAME = 2_200


@dataclass(frozen=True)
class Hive:
	label: str
	boxes: int
	queen_born: int

	@property
	def capacity(self):
		return self.boxes * FRAMES_PER_BOX * GRAMS_PER_FRAME

	def queen_age(self, year):
		return max(0, year - self.queen_born)


def jars_needed(grams, jar=500):
	return math.ceil(grams / jar)


def container():
	return ContainerClient.from_connection_string("UseDevelopmentStorage=true", "scans")


def scans(client: ContainerClient, prefix: str):
	return client.list_blobs(name_starts_with=prefix)


async def names(prefix):
	async with container() as client:
		found = []
		for blob in scans(client, prefix):
			found.append(blob.name)
	return found


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)


if __name__ == "__main__":
	print(asyncio.run(names("2026/")))
