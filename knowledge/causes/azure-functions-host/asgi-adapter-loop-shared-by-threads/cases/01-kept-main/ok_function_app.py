import azure.functions as func
from fastapi import FastAPI, HTTPException

api = FastAPI(title="Parcel tracking")

PARCELS = {"PX-101": "north depot", "PX-102": "on the road", "PX-117": "delivered"}


@api.get("/parcels/{number}")
def locate(number: str):
    if number not in PARCELS:
        raise HTTPException(status_code=404, detail="unknown parcel")
    return {"number": number, "place": PARCELS[number]}


app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.ANONYMOUS)
