import os

import azure.functions as func
from azure.data.tables.aio import TableClient
from fastapi import FastAPI

api = FastAPI()
boats = TableClient.from_connection_string(os.environ["BOAT_TABLES"], "boats")


@api.get("/boats/{club}")
async def club_boats(club: str):
    names = []
    async for boat in boats.query_entities("PartitionKey eq @club", parameters={"club": club}):
        names.append(boat["RowKey"])
    return names


app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.ANONYMOUS)
