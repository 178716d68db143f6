import os

import azure.functions as func
import nest_asyncio
from azure.data.tables import TableClient
from azure.identity import DefaultAzureCredential
from fastapi import FastAPI

nest_asyncio.apply()

api = FastAPI()


@api.get("/soundings")
def soundings():
    chart = TableClient(
        endpoint=os.environ["SOUNDINGS_URL"], credential=DefaultAzureCredential(), table_name="soundings"
    )
    with chart:
        return [dict(row) for row in chart.query_entities("RowKey eq '1'", select="PartitionKey, RowKey")]


app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.ANONYMOUS)
