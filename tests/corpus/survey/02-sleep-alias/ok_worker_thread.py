"""Numbers around a small apiary."""

import asyncio
import math
import threading
from dataclasses import dataclass
from time import sleep

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


def blink(stop):
	while not stop.is_set():
		sleep(0.01)


async def main():
	stop = threading.Event()
	worker = threading.Thread(target=blink, args=(stop,), daemon=True)
	worker.start()
	await asyncio.sleep(0.03)
	stop.set()


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)


if __name__ == "__main__":
	asyncio.run(main())
