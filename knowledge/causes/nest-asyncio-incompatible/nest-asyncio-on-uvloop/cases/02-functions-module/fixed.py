import azure.functions as func
from fastapi import FastAPI

api = FastAPI()
ROUTES = {"7": "harbour", "9": "castle"}


@api.get("/trams/{line}")
async def tram(line: str):
    return {"line": line, "to": ROUTES.get(line)}


app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.ANONYMOUS)
