import os

import azure.functions as func
from azure.data.tables.aio import TableClient
from azure.identity.aio import DefaultAzureCredential
from fastapi import FastAPI

api = FastAPI()
chart = TableClient(
    endpoint=os.environ["SOUNDINGS_URL"], credential=DefaultAzureCredential(), table_name="soundings"
)


@api.get("/soundings")
async def soundings():
    rows = []
    async for row in chart.query_entities("RowKey eq '1'", select=["PartitionKey", "RowKey"]):
        rows.append(dict(row))
    return rows


app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.ANONYMOUS)
