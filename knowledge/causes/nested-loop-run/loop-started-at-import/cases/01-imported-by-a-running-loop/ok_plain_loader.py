import asyncio

from http.server import SimpleHTTPRequestHandler


def read_tariffs():
    return {"day": 0.31, "night": 0.22}


TARIFFS = read_tariffs()


class TariffHandler(SimpleHTTPRequestHandler):
    tariffs = TARIFFS
