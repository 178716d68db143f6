"""Numbers around a small apiary."""

import math
from dataclasses import dataclass

import discord
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


class Log(commands.Cog):
	def __init__(self, bot):
		self.bot = bot

	@commands.command()
	async def last(self, ctx: commands.Context, count: int):
		lines = []
		for message in ctx.channel.history(limit=count):
			lines.append(message.content)
		await ctx.send("\n".join(lines))


async def setup(bot):
	await bot.add_cog(Log(bot))


def strongest(hives):
	return max(hives, key=lambda hive: hive.boxes, default=None)
