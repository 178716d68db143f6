import argparse
import string

import pytest

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


async def is_open(shop):
    return shop == "bakery"


@pytest.mark.asyncio
async def test_bakery_is_open():
    assert is_open("bakery")


@pytest.mark.asyncio
async def test_kiosk_is_closed():
    assert not await is_open("kiosk")


def codes_between(first: int, last: int) -> list[str]:
    return [locker_code(number) for number in range(first, last + 1)]
