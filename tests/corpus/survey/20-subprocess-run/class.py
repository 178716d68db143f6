import argparse
import string
import subprocess

from fastapi import FastAPI, HTTPException

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


app = FastAPI()


class Repository:
    def __init__(self, path):
        self.path = path

    async def log(self, count):
        command = ["git", "-C", self.path, "log", f"-{count}", "--oneline"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise HTTPException(500, done.stderr)
        return done.stdout.splitlines()


@app.get("/log")
async def log(count: int = 10):
    return await Repository("/srv/site").log(count)


def codes_between(first: int, last: int) -> list[str]:
    return [locker_code(number) for number in range(first, last + 1)]
