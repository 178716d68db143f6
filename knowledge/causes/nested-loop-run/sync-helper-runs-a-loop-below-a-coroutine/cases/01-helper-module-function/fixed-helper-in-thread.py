import asyncio

SEATS = {"dawn": 40, "noon": 12}


async def query_seats(sailing):
    await asyncio.sleep(0)
    return SEATS[sailing]


def free_seats(sailing):
    return asyncio.run(query_seats(sailing))


async def board(sailing, party):
    left = await asyncio.to_thread(free_seats, sailing) - party
    print(f"{sailing}: {left} seats left")


if __name__ == "__main__":
    asyncio.run(board("dawn", 3))
