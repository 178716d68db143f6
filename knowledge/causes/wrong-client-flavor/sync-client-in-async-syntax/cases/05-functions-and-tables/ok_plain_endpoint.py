import os

import azure.functions as func
from azure.data.tables import TableClient
from fastapi import FastAPI

api = FastAPI()


@api.get("/walks/{district}")
def walks(district: str):
    names = []
    with TableClient.from_connection_string(os.environ["WALK_TABLES"], "walks") as table:
        for walk in table.query_entities(
            "PartitionKey eq @district", parameters={"district": district}
        ):
            names.append(walk["RowKey"])
    return names


app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.ANONYMOUS)
