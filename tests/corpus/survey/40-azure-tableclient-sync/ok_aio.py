"""Numbers around a small apiary."""

import asyncio
import math
from dataclasses import dataclass

from azure.data.tables.aio import TableClient

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


async def parcel(connection, depot, code):
	async with TableClient.from_connection_string(connection, "parcels") as table:
		entity = await table.get_entity(depot, code)
		rows = [row async for row in table.query_entities("PartitionKey eq 'north'")]
	return entity, rows


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)


if __name__ == "__main__":
	print(asyncio.run(parcel("UseDevelopmentStorage=true", "north", "p1")))
