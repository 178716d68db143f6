import asyncio
import logging

import azure.functions as func

app = func.FunctionApp()


async def read_scale(lane: str) -> int:
    return {"north": 18, "south": 24}[lane]


@app.route(route="weigh")
async def weigh(req: func.HttpRequest) -> func.HttpResponse:
    lane = req.params.get("lane", "north")
    logging.info("lorry on lane %s", lane)
    await asyncio.sleep(0.1)
    tonnes = await read_scale(lane)
    return func.HttpResponse(f"{tonnes} t")
