import os

import azure.functions as func
import nest_asyncio
from azure.data.tables import TableClient
from azure.identity import DefaultAzureCredential
from fastapi import FastAPI

nest_asyncio.apply()

api = FastAPI()
chart = TableClient(
    endpoint=os.environ["SOUNDINGS_URL"], credential=DefaultAzureCredential(), table_name="soundings"
)


@api.get("/soundings")
async def soundings():
    rows = []
    async with chart:
        async for row in chart.query_entities("RowKey eq '1'", select=["PartitionKey", "RowKey"]):
            rows.append(dict(row))
    return rows


def main(req: func.HttpRequest, context: func.Context) -> func.HttpResponse:
    return func.AsgiMiddleware(api).handle(req, context)
