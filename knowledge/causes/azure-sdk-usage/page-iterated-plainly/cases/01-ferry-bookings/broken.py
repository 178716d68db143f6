import asyncio
import os

from azure.data.tables.aio import TableClient

TABLES = os.environ["FERRY_TABLES"]


async def bookings(day):
    found = []
    async with TableClient.from_connection_string(TABLES, "bookings") as table:
        pages = table.query_entities("PartitionKey eq @day", parameters={"day": day}).by_page()
        async for page in pages:
            for booking in page:
                found.append(booking["RowKey"])
    return found


print(asyncio.run(bookings("2026-07-04")))
