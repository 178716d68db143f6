import os

from azure.data.tables import TableClient
from fastapi import FastAPI

api = FastAPI()
entries = TableClient.from_connection_string(os.environ["LEDGER_TABLES"], "entries")


@api.get("/balance/{account}")
def balance(account: str):
    total = 0
    for entry in entries.query_entities("PartitionKey eq @a", parameters={"a": account}):
        total += entry["Cents"]
    return {"account": account, "cents": total}
