import asyncio
import os

from azure.data.tables.aio import TableClient
from azure.identity.aio import DefaultAzureCredential

ENDPOINT = os.environ["GREENHOUSE_URL"]


async def moisture(bed):
    credential = DefaultAzureCredential()
    async with TableClient(ENDPOINT, "moisture", credential=credential) as table:
        rows = table.query_entities("PartitionKey eq @bed", parameters={"bed": bed})
        return [row["Percent"] async for row in rows]


if __name__ == "__main__":
    print(asyncio.run(moisture("bed-4")))
