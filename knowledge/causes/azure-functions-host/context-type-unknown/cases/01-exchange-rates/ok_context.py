import json
import logging

import azure.functions as func

RATES = {"EUR": 1.0, "CHF": 0.94, "NOK": 11.7}


def main(req: func.HttpRequest, context: func.Context) -> func.HttpResponse:
    currency = req.params.get("currency", "EUR")
    logging.info("%s asks for %s", context.invocation_id, currency)
    if currency not in RATES:
        return func.HttpResponse("unknown currency", status_code=404)
    body = json.dumps({"currency": currency, "rate": RATES[currency]})
    return func.HttpResponse(body, mimetype="application/json")
