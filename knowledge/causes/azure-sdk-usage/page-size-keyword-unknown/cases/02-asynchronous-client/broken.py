import asyncio
import os

from azure.data.tables.aio import TableClient


async def count(table: TableClient, day):
    total = 0
    async for entity in table.query_entities(f"PartitionKey eq '{day}'", max_page_size=200):
        total += entity["Crates"]
    return total


async def main():
    async with TableClient.from_connection_string(os.environ["MARKET_TABLES"], "crates") as table:
        print(await count(table, "friday"))


asyncio.run(main())
