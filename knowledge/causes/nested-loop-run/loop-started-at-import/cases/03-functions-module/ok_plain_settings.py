import azure.functions as func


def read_prices():
    return {"adult": 14, "child": 6}


PRICES = read_prices()
app = func.FunctionApp()


@app.route(route="prices")
async def prices(req: func.HttpRequest) -> func.HttpResponse:
    kind = req.params.get("kind", "adult")
    return func.HttpResponse(str(PRICES[kind]))
