import asyncio
from contextlib import aclosing

STATE = {"gate": "closed"}


class Gate:
    async def __aenter__(self):
        STATE["gate"] = "open"
        return self

    async def __aexit__(self, *error):
        await asyncio.sleep(0)
        STATE["gate"] = "closed"


async def visitors():
    async with Gate():
        for name in ("Ida", "Eva"):
            yield name


async def main():
    async with aclosing(visitors()) as values:
        async for visitor in values:
            print(visitor)
            break
    print("gate", STATE["gate"])


if __name__ == "__main__":
    asyncio.run(main())
