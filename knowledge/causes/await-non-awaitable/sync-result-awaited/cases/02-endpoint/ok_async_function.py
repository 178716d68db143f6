from fastapi import FastAPI

api = FastAPI()
GRAMS = {"S": 53, "M": 63}


async def egg_weight(size: str) -> int:
    return GRAMS[size]


@api.get("/eggs/{size}")
async def eggs(size: str, count: int = 6):
    grams = await egg_weight(size)
    return {"size": size, "grams": grams * count}
