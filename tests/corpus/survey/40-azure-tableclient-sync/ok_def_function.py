"""Results of the school sports day."""

import statistics
from operator import itemgetter

import azure.functions as func
from azure.data.tables import TableClient

EVENTS = {
  "hurdles": "seconds",
  "long jump": "metres",
  "shot put": "metres",
}


class Result:
  __slots__ = ("pupil", "event", "value")

  def __init__(self, pupil, event, value):
    self.pupil = pupil
    self.event = event
    self.value = value

  def __repr__(self):
    return f"{self.pupil} {self.value} {EVENTS[self.event]}"


def ranking(results, event):
  lower_is_better = EVENTS[event] == "seconds"
  rows = [(result.pupil, result.value) for result in results if result.event == event]
  return sorted(rows, key=itemgetter(1), reverse=not lower_is_better)


app = func.FunctionApp()


@app.route(route="parcels/{code}")
def parcel(req: func.HttpRequest) -> func.HttpResponse:
  table = TableClient.from_connection_string("UseDevelopmentStorage=true", "parcels")
  row = table.get_entity("north", req.route_params["code"])
  return func.HttpResponse(str(row["Weight"]))


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0
