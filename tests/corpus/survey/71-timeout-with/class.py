"""Numbers around a small apiary."""

import asyncio
import math
from dataclasses import dataclass

from discord.ext import commands

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


class Quiz(commands.Cog):
	def __init__(self, bot):
		self.bot = bot

	@commands.command()
	async def ask(self, ctx):
		await ctx.send("How many sails?")
		with asyncio.timeout(10):
			message = await self.bot.wait_for("message")
		await ctx.send(f"{message.author} was first")


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)
