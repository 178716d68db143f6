import asyncio


async def load_loan(card):
    await asyncio.sleep(0)
    return {"card": card, "books": ["atlas", "novel"]}


async def main():
    books = (await load_loan(17))["books"]
    print(len(books))


if __name__ == "__main__":
    asyncio.run(main())
