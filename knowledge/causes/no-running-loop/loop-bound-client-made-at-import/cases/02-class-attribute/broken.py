import os

import aiohttp


class LampPost:
    session = aiohttp.ClientSession(os.environ.get("LAMPS_URL", "http://127.0.0.1"))

    def __init__(self, number):
        self.number = number

    async def is_lit(self):
        answer = await self.session.get(f"/lamps/{self.number}")
        return (await answer.json())["lit"]
