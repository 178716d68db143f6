import azure.functions as func
import nest_asyncio
from fastapi import FastAPI

nest_asyncio.apply()

api = FastAPI()
ROUTES = {"7": "harbour", "9": "castle"}


@api.get("/trams/{line}")
async def tram(line: str):
    return {"line": line, "to": ROUTES.get(line)}


app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.ANONYMOUS)
