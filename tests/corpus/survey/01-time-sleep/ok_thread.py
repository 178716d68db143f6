"""Numbers around a small apiary."""

import asyncio
import math
import time
from concurrent.futures import ThreadPoolExecutor
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


pool = ThreadPoolExecutor(max_workers=2)


def slow_press(sheet):
	time.sleep(0.05)
	return sheet.upper()


async def press(sheets):
	loop = asyncio.get_running_loop()
	first = await asyncio.to_thread(time.sleep, 0.01)
	rest = [loop.run_in_executor(pool, slow_press, sheet) for sheet in sheets]
	return first, await asyncio.gather(*rest)


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)


if __name__ == "__main__":
	print(asyncio.run(press(["a", "b"])))
