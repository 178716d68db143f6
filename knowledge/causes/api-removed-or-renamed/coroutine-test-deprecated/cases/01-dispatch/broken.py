import asyncio


async def book(amount):
    await asyncio.sleep(0)
    return amount


async def dispatch(handler, amount):
    if asyncio.iscoroutinefunction(handler):
        return await handler(amount)
    return handler(amount)


if __name__ == "__main__":
    print(asyncio.run(dispatch(book, 12)))
