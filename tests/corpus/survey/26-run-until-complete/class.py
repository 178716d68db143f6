"""Numbers around a small apiary."""

import asyncio
import math
from dataclasses import dataclass

from telegram import Update
from telegram.ext import Application, CommandHandler

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


class Depths:
	def __init__(self):
		self.loop = asyncio.get_event_loop()

	async def load(self, buoy):
		await asyncio.sleep(0.1)
		return len(buoy)

	async def reply(self, update: Update, context):
		value = self.loop.run_until_complete(self.load("red"))
		await update.message.reply_text(str(value))


def main():
	app = Application.builder().token("1:a").build()
	app.add_handler(CommandHandler("depth", Depths().reply))
	app.run_polling()


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)
