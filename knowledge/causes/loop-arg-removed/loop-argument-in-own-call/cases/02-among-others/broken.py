import asyncio


class Sundial:
    def __init__(self, loop):
        self._loop = loop

    async def tick(self, seconds):
        return await asyncio.wait_for(asyncio.sleep(seconds, "noon", loop=self._loop), timeout=1)


async def main():
    print(await Sundial(asyncio.get_running_loop()).tick(0.01))


if __name__ == "__main__":
    asyncio.run(main())
