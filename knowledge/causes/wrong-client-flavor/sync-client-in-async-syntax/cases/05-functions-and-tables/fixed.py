import os

import azure.functions as func
from azure.data.tables.aio import TableClient
from fastapi import FastAPI

api = FastAPI()


@api.get("/walks/{district}")
async def walks(district: str):
    names = []
    async with TableClient.from_connection_string(os.environ["WALK_TABLES"], "walks") as table:
        async for walk in table.query_entities(
            "PartitionKey eq @district", parameters={"district": district}
        ):
            names.append(walk["RowKey"])
    return names


app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.ANONYMOUS)
