import os

from azure.data.tables import TableClient
from fastapi import FastAPI

api = FastAPI()
hives = TableClient.from_connection_string(os.environ["HIVE_TABLES"], "hives")


@api.get("/hives/{apiary}/{hive}")
def weight(apiary: str, hive: str):
    row = hives.get_entity(partition_key=apiary, row_key=hive)
    return {"hive": hive, "kilograms": row["Kilograms"]}
