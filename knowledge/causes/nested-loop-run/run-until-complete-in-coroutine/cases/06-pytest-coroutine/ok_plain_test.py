import asyncio

import pytest


class Scales:
    async def weigh(self, crate):
        await asyncio.sleep(0)
        return {"pears": 12.5, "plums": 9.0}[crate]


@pytest.fixture
def scales():
    return Scales()


def test_pears_are_weighed(scales):
    pears = asyncio.run(scales.weigh("pears"))
    assert pears == 12.5
