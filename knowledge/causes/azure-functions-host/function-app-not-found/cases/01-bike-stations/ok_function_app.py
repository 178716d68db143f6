import azure.functions as func
from fastapi import FastAPI

web = FastAPI(title="Bike stations")
STATIONS = {"market": 11, "museum": 3}


@web.get("/stations")
async def stations():
    return [{"name": name, "bikes": bikes} for name, bikes in STATIONS.items()]


@web.get("/stations/{name}")
async def station(name: str):
    return {"name": name, "bikes": STATIONS.get(name, 0)}


app = func.AsgiFunctionApp(app=web)
