import os

from azure.data.tables import TableClient
from azure.identity import DefaultAzureCredential
from fastapi import FastAPI

api = FastAPI()


@api.get("/soundings")
def soundings():
    chart = TableClient(
        endpoint=os.environ["SOUNDINGS_URL"], credential=DefaultAzureCredential(), table_name="soundings"
    )
    with chart:
        return [dict(row) for row in chart.query_entities("RowKey eq '1'", select="PartitionKey, RowKey")]
