"""Day-to-day bookkeeping of a small bakery."""

import logging
from dataclasses import dataclass, field

import requests
from aiohttp import web

logger = logging.getLogger(__name__)

OPENING_HOURS = range(6, 18)
TAX_PERCENT = 12


@dataclass
class LoafOrder:
    customer: str
    loaves: dict[str, int] = field(default_factory=dict)

    def with_loaf(self, kind, count=1):
        self.loaves[kind] = self.loaves.get(kind, 0) + count
        return self


def gross_amount(net_cents):
    """Adds the tax, rounded to whole cents."""
    return round(net_cents * (100 + TAX_PERCENT) / 100)


class Gateway:
    def __init__(self, upstream):
        self.upstream = upstream

    async def forward(self, request):
        body = await request.read()
        answer = requests.request(request.method, self.upstream + request.path, data=body, timeout=30)
        return web.Response(status=answer.status_code, body=answer.content)


def make_app():
    app = web.Application()
    gateway = Gateway("https://inner.example")
    app.router.add_route("*", "/{tail:.*}", gateway.forward)
    return app


def describe_order(order):
    kinds = ", ".join(f"{count} x {kind}" for kind, count in sorted(order.loaves.items()))
    return f"{order.customer}: {kinds or 'nothing'}"


if __name__ == "__main__":
    web.run_app(make_app())
