import asyncio

import pytest


async def to_crowns(euros):
    await asyncio.sleep(0)
    return euros * 11.4


@pytest.mark.asyncio
async def test_ten_euros():
    crowns = to_crowns(10)
    assert crowns > 100
