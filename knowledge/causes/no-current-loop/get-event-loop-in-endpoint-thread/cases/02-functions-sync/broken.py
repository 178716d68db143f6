import asyncio

import azure.functions as func

app = func.FunctionApp()
STALLS = {"cheese": 4, "bread": 9}


async def free_stalls(goods):
    await asyncio.sleep(0.01)
    return STALLS.get(goods, 0)


@app.route(route="stalls")
def stalls(req: func.HttpRequest) -> func.HttpResponse:
    goods = req.params.get("goods", "bread")
    loop = asyncio.get_event_loop()
    free = loop.run_until_complete(free_stalls(goods))
    return func.HttpResponse(str(free))
