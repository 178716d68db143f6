import asyncio

SEATS = {"dawn": 40, "noon": 12}


async def query_seats(sailing):
    await asyncio.sleep(0)
    return SEATS[sailing]


def free_seats(sailing):
    return asyncio.run(query_seats(sailing))


def board(sailing, party):
    left = free_seats(sailing) - party
    print(f"{sailing}: {left} seats left")


if __name__ == "__main__":
    board("dawn", 3)
