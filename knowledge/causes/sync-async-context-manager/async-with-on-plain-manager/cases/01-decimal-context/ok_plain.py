import asyncio
import decimal


async def totals(items):
    with decimal.localcontext() as context:
        context.prec = 6
        return sum(decimal.Decimal(item) for item in items)


async def main():
    print(await totals(["1.10", "2.25"]))


if __name__ == "__main__":
    asyncio.run(main())
