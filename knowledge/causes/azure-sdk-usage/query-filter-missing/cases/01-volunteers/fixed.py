import os

from azure.data.tables import TableServiceClient
from fastapi import FastAPI

api = FastAPI()
service = TableServiceClient.from_connection_string(os.environ["CLUB_TABLES"])


@api.get("/volunteers")
def volunteers():
    table = service.get_table_client("volunteers")
    rows = table.list_entities(select=["RowKey", "Shift"])
    return [{"name": row["RowKey"], "shift": row["Shift"]} for row in rows]
