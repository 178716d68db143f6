import os

from azure.data.tables.aio import TableClient
from azure.identity.aio import DefaultAzureCredential
from fastapi import FastAPI

api = FastAPI()


@api.get("/orchards/{orchard}/trees")
async def trees(orchard: str):
    found = []
    async with TableClient(
        endpoint=os.environ["ORCHARDS_URL"],
        table_name="trees",
        credential=DefaultAzureCredential(),
    ) as table:
        async for tree in table.query_entities(
            "PartitionKey eq @orchard", parameters={"orchard": orchard}
        ):
            found.append(tree["RowKey"])
    return found
