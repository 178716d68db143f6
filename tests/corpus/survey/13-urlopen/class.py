"""Numbers around a small apiary."""

import math
from dataclasses import dataclass
from urllib import request as urlrequest

from quart import Quart, jsonify

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


app = Quart(__name__)


class Feed:
	def __init__(self, url):
		self.url = url

	async def size(self):
		body = urlrequest.urlopen(self.url).read()
		return len(body)


@app.get("/size")
async def size():
	return jsonify(size=await Feed("https://feed.example").size())


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)
