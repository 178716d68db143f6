import argparse
import asyncio
import string

from requests import Session as HttpSession

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


async def login(user, password):
    with HttpSession() as web:
        form = {"user": user, "password": password}
        reply = web.post("https://shop.example/login", data=form, timeout=5)
        return reply.cookies.get("sid")


async def main():
    print(await login("ida", "secret"))


def codes_between(first: int, last: int) -> list[str]:
    return [locker_code(number) for number in range(first, last + 1)]


if __name__ == "__main__":
    asyncio.run(main())
