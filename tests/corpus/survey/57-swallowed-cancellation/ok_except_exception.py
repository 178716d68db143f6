"""Numbers around a small apiary."""

import asyncio
import math
from dataclasses import dataclass

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


async def watch(gauge):
	try:
		await asyncio.sleep(0)
		return int(gauge)
	except Exception as error:
		print(error)
		return None


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)


if __name__ == "__main__":
	print(asyncio.run(watch("x")))
