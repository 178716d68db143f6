import azure.functions as func
from fastapi import FastAPI

api = FastAPI(title="Bike stations")
STATIONS = {"market": 11, "museum": 3}


@api.get("/stations")
async def stations():
    return [{"name": name, "bikes": bikes} for name, bikes in STATIONS.items()]


@api.get("/stations/{name}")
async def station(name: str):
    return {"name": name, "bikes": STATIONS.get(name, 0)}


app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.FUNCTION)
