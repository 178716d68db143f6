import asyncio
import types


@types.coroutine
def step():
    yield


async def main():
    await step()
    print("Saltholm 14:20")


if __name__ == "__main__":
    asyncio.run(main())
