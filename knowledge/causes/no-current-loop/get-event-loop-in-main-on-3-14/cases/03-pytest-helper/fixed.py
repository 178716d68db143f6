import asyncio

import pytest


async def price(article):
    await asyncio.sleep(0)
    return {"nail": 2, "hinge": 15}[article]


@pytest.mark.asyncio
async def test_nail():
    assert await price("nail") == 2


def test_hinge():
    assert asyncio.run(price("hinge")) == 15
