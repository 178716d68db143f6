import logging

import azure.functions as func
from fastapi import FastAPI

api = FastAPI(title="Tickets")
LEFT = {"stalls": 40, "balcony": 3}
adapter = func.AsgiMiddleware(api)


@api.get("/seats/{area}")
def seats(area: str):
    return {"area": area, "left": LEFT.get(area, 0)}


def main(req: func.HttpRequest, context: func.Context) -> func.HttpResponse:
    logging.info("%s %s", req.method, req.url)
    return adapter.handle(req, context)
