"""Numbers around a small apiary."""

import asyncio
import math
from dataclasses import dataclass

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


class Depths:
	async def of(self, buoy):
		await asyncio.sleep(0)
		return len(buoy)

	async def wait_for(self, buoy):
		loop = asyncio.get_running_loop()
		job = asyncio.run_coroutine_threadsafe(self.of(buoy), loop)
		return job.result()


@app.get("/depth/{buoy}")
async def depth(buoy: str):
	return {"depth": await Depths().wait_for(buoy)}


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)
