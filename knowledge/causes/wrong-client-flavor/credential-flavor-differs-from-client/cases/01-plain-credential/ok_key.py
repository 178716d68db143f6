import asyncio
import os

from azure.data.tables.aio import TableClient
from azure.core.credentials import AzureNamedKeyCredential

ENDPOINT = os.environ["GREENHOUSE_URL"]


async def moisture(bed):
    credential = AzureNamedKeyCredential("greenhouse", "a2V5")
    async with TableClient(ENDPOINT, "moisture", credential=credential) as table:
        rows = table.query_entities("PartitionKey eq @bed", parameters={"bed": bed})
        return [row["Percent"] async for row in rows]


if __name__ == "__main__":
    print(asyncio.run(moisture("bed-4")))
