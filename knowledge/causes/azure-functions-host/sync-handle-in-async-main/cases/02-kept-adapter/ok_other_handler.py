import logging

import azure.functions as func
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route


async def tide(request):
    return PlainTextResponse("high at 14:20")


harbour = Starlette(routes=[Route("/tide", tide)])


class Recorder:
    def handle(self, req, context):
        return func.HttpResponse(f"seen {req.url}")


adapter = Recorder()


async def main(req: func.HttpRequest, context: func.Context) -> func.HttpResponse:
    logging.info("%s %s", req.method, req.url)
    response = adapter.handle(req, context)
    return response
