"""Numbers around a small apiary."""

import math
from dataclasses import dataclass

import anyio
from fastapi import FastAPI

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


app = FastAPI()


class Survey:
	def __init__(self):
		self.values = []

	async def depth(self, buoy):
		await anyio.sleep(0.01)
		self.values.append(len(buoy))

	async def first(self, buoys):
		async with anyio.create_task_group() as group:
			for buoy in buoys:
				group.start_soon(self.depth, buoy)
			while True:
				await anyio.sleep(0.01)
				if self.values:
					return self.values[0]


@app.get("/first")
async def first(buoys: str):
	return await Survey().first(buoys.split(","))


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)
