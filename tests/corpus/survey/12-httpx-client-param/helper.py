"""Numbers around a small apiary."""

import asyncio
import math
from dataclasses import dataclass

import httpx

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


def load(client: "httpx.Client | None", path):
	if client is None:
		return None
	return client.get(path).json()


async def overview(client: httpx.Client):
	boats = load(client, "/boats")
	piers = load(client, "/piers")
	return {"boats": boats, "piers": piers}


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)


if __name__ == "__main__":
	with httpx.Client(base_url="https://harbour.example") as web:
		print(asyncio.run(overview(web)))
