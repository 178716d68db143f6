import asyncio

import azure.functions as func


async def read_prices():
    await asyncio.sleep(0)
    return {"adult": 14, "child": 6}


PRICES = {}
app = func.FunctionApp()


@app.route(route="prices")
async def prices(req: func.HttpRequest) -> func.HttpResponse:
    if not PRICES:
        PRICES.update(await read_prices())
    kind = req.params.get("kind", "adult")
    return func.HttpResponse(str(PRICES[kind]))
