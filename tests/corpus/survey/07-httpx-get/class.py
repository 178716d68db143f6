import argparse
import string

import httpx
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.responses import JSONResponse
from starlette.routing import Route

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


class Currency(HTTPEndpoint):
    async def get(self, request):
        code = request.path_params["code"]
        reply = httpx.get(f"https://rates.example/{code}")
        return JSONResponse(reply.json())


app = Starlette(routes=[Route("/currency/{code}", Currency)])


def codes_between(first: int, last: int) -> list[str]:
    return [locker_code(number) for number in range(first, last + 1)]
