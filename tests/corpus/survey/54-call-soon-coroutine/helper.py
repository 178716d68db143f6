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


log = []


async def note(task):
	await asyncio.sleep(0)
	log.append(task.result())


async def sail():
	await asyncio.sleep(0)
	return "Visby"


def begin():
	task = asyncio.create_task(sail())
	task.add_done_callback(note)
	return task


async def main():
	await begin()
	await asyncio.sleep(0.01)


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)


if __name__ == "__main__":
	asyncio.run(main())
	assert log == ["Visby"]
