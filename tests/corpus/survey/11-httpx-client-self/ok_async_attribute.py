import argparse
import asyncio
import string

import httpx

CODE_LETTERS = string.ascii_uppercase.replace("O", "").replace("I", "")


def locker_code(number: int) -> str:
    """A short code that cannot be misread: no O, no I."""
    if number < 0:
        raise ValueError("lockers are numbered from 0")
    code = ""
    while True:
        number, rest = divmod(number, len(CODE_LETTERS))
        code = CODE_LETTERS[rest] + code
        if number == 0:
            return code.rjust(3, "A")


def parse_options(arguments=None):
    parser = argparse.ArgumentParser(description="lockers of the swimming pool")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--quiet", action="store_true")
    return parser.parse_args(arguments)


class Archive:
    def __init__(self, base_url):
        self.client = httpx.AsyncClient(base_url=base_url)

    async def page(self, number):
        reply = await self.client.get(f"/pages/{number}")
        return reply.text

    async def aclose(self):
        await self.client.aclose()


async def main():
    archive = Archive("https://archive.example")
    try:
        print(await archive.page(3))
    finally:
        await archive.aclose()


def codes_between(first: int, last: int) -> list[str]:
    return [locker_code(number) for number in range(first, last + 1)]


if __name__ == "__main__":
    asyncio.run(main())
