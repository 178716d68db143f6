"""Numbers around a small apiary."""

import asyncio
import math
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

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


async def names(paths):
	await asyncio.sleep(0)
	found = [Path(path).with_suffix(".txt").name for path in paths]
	return found, PurePosixPath("/a") / "b", Path("x").stem


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)


if __name__ == "__main__":
	print(asyncio.run(names(["a.csv"])))
