from fastapi import FastAPI

app = FastAPI(title="Bike stations")
STATIONS = {"market": 11, "museum": 3}


@app.get("/stations")
async def stations():
    return [{"name": name, "bikes": bikes} for name, bikes in STATIONS.items()]


@app.get("/stations/{name}")
async def station(name: str):
    return {"name": name, "bikes": STATIONS.get(name, 0)}
