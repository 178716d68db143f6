import asyncio


async def load_loan(card):
    await asyncio.sleep(0)
    return {"card": card, "books": ["atlas", "novel"]}


async def main():
    pending = asyncio.create_task(load_loan(17))
    books = (await pending)["books"]
    print(len(books))


if __name__ == "__main__":
    asyncio.run(main())
