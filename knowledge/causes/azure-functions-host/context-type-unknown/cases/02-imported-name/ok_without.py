from azure.functions import HttpRequest, HttpResponse

OPENING = {"mon": "closed", "sat": "10-18"}


async def main(req: HttpRequest) -> HttpResponse:
    day = req.route_params.get("day", "sat")
    return HttpResponse(OPENING.get(day, "9-17"))
