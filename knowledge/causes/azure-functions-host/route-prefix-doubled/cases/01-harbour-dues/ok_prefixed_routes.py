import azure.functions as func
from fastapi import FastAPI

api = FastAPI()


@api.get("/api/dues/{ship}")
def dues(ship: str):
    return {"ship": ship, "dues": 120}


app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.ANONYMOUS)
