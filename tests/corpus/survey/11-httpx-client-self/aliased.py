"""Numbers around a small apiary."""

import asyncio
import math
from dataclasses import dataclass

import httpx

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


class Base:
	timeout = 5

	def __init__(self):
		self._http = self._make()

	def _make(self):
		return httpx.Client(timeout=self.timeout)


class Catalogue(Base):
	async def item(self, key):
		http = self._http
		reply = http.get(f"https://items.example/{key}")
		return reply.json()


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)


if __name__ == "__main__":
	print(asyncio.run(Catalogue().item("k1")))
