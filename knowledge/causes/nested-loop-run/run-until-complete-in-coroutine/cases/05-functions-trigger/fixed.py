import asyncio
import json

import azure.functions as func

app = func.FunctionApp()
BERTHS = {"north": 3, "south": 0}


async def free_berths(quay):
    await asyncio.sleep(0.01)
    return BERTHS[quay]


@app.route(route="berths")
async def berths(req: func.HttpRequest) -> func.HttpResponse:
    quay = req.params.get("quay", "north")
    free = await free_berths(quay)
    return func.HttpResponse(json.dumps({"quay": quay, "free": free}))
