import os

import aiohttp


class LampPost:
    def __init__(self, number):
        self.number = number
        self.url = os.environ.get("LAMPS_URL", "http://127.0.0.1")

    async def is_lit(self):
        async with aiohttp.ClientSession(self.url) as session:
            answer = await session.get(f"/lamps/{self.number}")
            return (await answer.json())["lit"]
