from azure.functions import Context, HttpRequest, HttpResponse

OPENING = {"mon": "closed", "sat": "10-18"}


async def main(req: HttpRequest, context: Context) -> HttpResponse:
    day = req.route_params.get("day", "sat")
    return HttpResponse(OPENING.get(day, "9-17"))
