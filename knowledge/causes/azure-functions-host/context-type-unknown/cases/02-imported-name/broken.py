from azure.functions import HttpContext, HttpRequest, HttpResponse

OPENING = {"mon": "closed", "sat": "10-18"}


async def main(req: HttpRequest, context: HttpContext) -> HttpResponse:
    day = req.route_params.get("day", "sat")
    return HttpResponse(OPENING.get(day, "9-17"))
