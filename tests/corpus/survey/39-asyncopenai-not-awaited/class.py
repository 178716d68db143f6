"""Numbers around a small apiary."""

import math
from dataclasses import dataclass

from fastapi import FastAPI
from openai import AsyncOpenAI

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


class Assistant:
	def __init__(self):
		self.client = AsyncOpenAI()

	async def answer(self, text):
		reply = self.client.responses.create(model="gpt-4o", input=text)
		return reply.output_text


assistant = Assistant()


@app.post("/ask")
async def ask(text: str):
	return {"answer": await assistant.answer(text)}


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)
