import os

import azure.functions as func
import requests

app = func.FunctionApp()
CUSTOMS = os.environ["CUSTOMS_URL"]


@app.route(route="duty")
def duty(req: func.HttpRequest) -> func.HttpResponse:
    goods = req.params.get("goods", "tea")
    answer = requests.get(f"{CUSTOMS}/duty/{goods}", timeout=5)
    return func.HttpResponse(f"{answer.json()['percent']} %")
