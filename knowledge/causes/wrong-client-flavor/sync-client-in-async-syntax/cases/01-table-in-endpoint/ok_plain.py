import os

from azure.data.tables import TableClient
from azure.identity import DefaultAzureCredential
from fastapi import FastAPI

api = FastAPI()


@api.get("/orchards/{orchard}/trees")
def trees(orchard: str):
    found = []
    with TableClient(
        endpoint=os.environ["ORCHARDS_URL"],
        table_name="trees",
        credential=DefaultAzureCredential(),
    ) as table:
        for tree in table.query_entities(
            "PartitionKey eq @orchard", parameters={"orchard": orchard}
        ):
            found.append(tree["RowKey"])
    return found
