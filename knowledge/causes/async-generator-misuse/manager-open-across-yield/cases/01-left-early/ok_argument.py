import asyncio


class Gate:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await asyncio.sleep(0)


async def visitors(gate):
    for name in ("Ida", "Eva"):
        await asyncio.sleep(0)
        yield name, gate


async def main():
    async with Gate() as gate:
        async for visitor in visitors(gate):
            print(visitor[0])
            break


if __name__ == "__main__":
    asyncio.run(main())
