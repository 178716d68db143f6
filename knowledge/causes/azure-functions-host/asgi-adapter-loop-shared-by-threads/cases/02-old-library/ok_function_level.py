import azure.functions as func
from fastapi import FastAPI

SLOTS = {"monday": 4, "tuesday": 0, "wednesday": 7}

api = FastAPI()


@api.get("/slots/{day}")
def free_slots(day: str):
    return {"day": day, "free": SLOTS.get(day, 0)}


app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.FUNCTION)
