import os

import httpx
import pytest

URL = os.environ["CATALOGUE_URL"]


@pytest.mark.asyncio
async def test_seeds_are_listed():
    async with httpx.AsyncClient(base_url=URL) as catalogue:
        answer = await catalogue.get("/seeds")
    assert answer.status_code == 200


@pytest.mark.asyncio
async def test_bulbs_are_listed():
    async with httpx.AsyncClient(base_url=URL) as catalogue:
        answer = await catalogue.get("/bulbs")
    assert answer.status_code == 200
