import azure.functions as func
from fastapi import FastAPI

api = FastAPI(title="Allotments")
PLOTS = {"A1": "beans", "A2": "fallow"}
app = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)


@api.get("/plots/{plot}")
async def crop(plot: str):
    return {"plot": plot, "crop": PLOTS.get(plot)}


@app.route(route="{*route}")
def allotments(req: func.HttpRequest, context: func.Context) -> func.HttpResponse:
    return func.AsgiMiddleware(api).handle(req, context)
