"""Numbers around a small apiary."""

import asyncio
import math
import os
from dataclasses import dataclass

import openai as oa

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


llm = oa.OpenAI(api_key=os.environ.get("OPENAI_API_KEY"))
completions = llm.chat.completions


async def translate(text, language):
	prompt = f"Translate to {language}: {text}"
	answer = completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
	return answer.choices[0].message.content


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)


if __name__ == "__main__":
	print(asyncio.run(translate("tide", "Swedish")))
