"""Numbers around a small apiary."""

import math
from dataclasses import dataclass
from typing import Annotated

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
http = httpx.Client()


def get_http() -> httpx.Client:
	return http


@app.get("/planets/{name}")
async def planet(name: str, web: Annotated[httpx.Client, Depends(get_http)]):
	reply = web.get(f"https://planets.example/{name}")
	return reply.json()


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)
