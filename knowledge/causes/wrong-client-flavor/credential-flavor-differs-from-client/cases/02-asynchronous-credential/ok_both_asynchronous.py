import os

from azure.data.tables.aio import TableClient
from azure.identity.aio import ManagedIdentityCredential
from fastapi import FastAPI

api = FastAPI()
lockers = TableClient(
    os.environ["LOCKERS_URL"],
    table_name="lockers",
    credential=ManagedIdentityCredential(),
)


@api.get("/lockers/{station}/free")
async def free(station: str):
    rows = lockers.query_entities(
        "PartitionKey eq @station and Free eq true", parameters={"station": station}
    )
    return [row["RowKey"] async for row in rows]
