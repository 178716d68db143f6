import asyncio
import os

from azure.data.tables.aio import TableClient

seeds = TableClient.from_connection_string(os.environ["SEED_TABLES"], "seeds")


async def grams(kind):
    row = await seeds.get_entity("vault", kind)
    return row["Grams"]


async def main():
    for kind in ("barley", "lupin"):
        print(kind, await grams(kind))


if __name__ == "__main__":
    asyncio.run(main())
