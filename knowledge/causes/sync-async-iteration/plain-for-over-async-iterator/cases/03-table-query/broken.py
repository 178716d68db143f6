import asyncio
import os

from azure.data.tables.aio import TableClient


async def main():
    async with TableClient.from_connection_string(os.environ["MEADOW_TABLES"], "meadows") as table:
        for meadow in table.list_entities():
            print(meadow["RowKey"], meadow["Mown"])


if __name__ == "__main__":
    asyncio.run(main())
