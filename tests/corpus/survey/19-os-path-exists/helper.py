import argparse
import asyncio
import os.path as osp
import string

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


def newer(left, right):
    return osp.getmtime(left) > osp.getmtime(right)


async def rebuild(pairs):
    stale = [pair for pair in pairs if not newer(*pair)]
    await asyncio.sleep(0)
    return stale


def codes_between(first: int, last: int) -> list[str]:
    return [locker_code(number) for number in range(first, last + 1)]


if __name__ == "__main__":
    print(len(asyncio.run(rebuild([(__file__, __file__)]))))
