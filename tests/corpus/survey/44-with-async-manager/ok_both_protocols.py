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


class Timer:
	def __enter__(self):
		return self

	def __exit__(self, *error):
		return None

	async def __aenter__(self):
		return self

	async def __aexit__(self, *error):
		return None


async def main():
	with Timer():
		await asyncio.sleep(0)
	async with Timer():
		await asyncio.sleep(0)


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)


if __name__ == "__main__":
	asyncio.run(main())
