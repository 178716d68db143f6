import asyncio
import os

from azure.data.tables.aio import TableClient


async def animals():
    async with TableClient.from_connection_string(os.environ["SHELTER_TABLES"], "animals") as table:
        return [animal["RowKey"] async for animal in table.query_entities()]


if __name__ == "__main__":
    print(asyncio.run(animals()))
