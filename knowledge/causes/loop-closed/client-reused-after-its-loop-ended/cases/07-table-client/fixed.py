import asyncio
import os

from azure.data.tables.aio import TableClient


async def grams(kind):
    async with TableClient.from_connection_string(os.environ["SEED_TABLES"], "seeds") as seeds:
        row = await seeds.get_entity("vault", kind)
        return row["Grams"]


def main():
    for kind in ("barley", "lupin"):
        print(kind, asyncio.run(grams(kind)))


if __name__ == "__main__":
    main()
