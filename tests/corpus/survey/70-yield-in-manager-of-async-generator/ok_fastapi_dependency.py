"""Numbers around a small apiary."""

import math
from dataclasses import dataclass

import httpx
from fastapi import Depends, FastAPI

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


async def client():
	async with httpx.AsyncClient() as opened:
		yield opened


@app.get("/page")
async def page(url: str, web: httpx.AsyncClient = Depends(client)):
	reply = await web.get(url)
	return {"size": len(reply.text)}


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)
