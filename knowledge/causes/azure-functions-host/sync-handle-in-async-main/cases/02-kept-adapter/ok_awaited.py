import logging

import azure.functions as func
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route


async def tide(request):
    return PlainTextResponse("high at 14:20")


harbour = Starlette(routes=[Route("/tide", tide)])
adapter = func.AsgiMiddleware(harbour)


async def main(req: func.HttpRequest, context: func.Context) -> func.HttpResponse:
    logging.info("%s %s", req.method, req.url)
    response = await adapter.handle_async(req, context)
    return response
