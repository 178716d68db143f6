import os

from azure.data.tables import TableClient
from azure.identity import ManagedIdentityCredential
from fastapi import FastAPI

api = FastAPI()
lockers = TableClient(
    os.environ["LOCKERS_URL"],
    table_name="lockers",
    credential=ManagedIdentityCredential(),
)


@api.get("/lockers/{station}/free")
def free(station: str):
    rows = lockers.query_entities(
        "PartitionKey eq @station and Free eq true", parameters={"station": station}
    )
    return [row["RowKey"] for row in rows]
