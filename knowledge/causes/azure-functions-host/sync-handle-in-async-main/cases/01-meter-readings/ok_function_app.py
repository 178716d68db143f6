import azure.functions as func
from fastapi import FastAPI, HTTPException

api = FastAPI(title="Meter readings")
READINGS = {"north": [412, 418, 431], "harbour": [88, 91]}


@api.get("/meters/{meter}/latest")
async def latest(meter: str):
    if meter not in READINGS:
        raise HTTPException(status_code=404)
    return {"meter": meter, "value": READINGS[meter][-1]}


app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.FUNCTION)
