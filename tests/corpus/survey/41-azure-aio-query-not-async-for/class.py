"""Results of the school sports day."""

import statistics
from operator import itemgetter

import azure.functions as func
from azure.cosmos.aio import CosmosClient

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


class Orders:
  def __init__(self, client: CosmosClient):
    self.container = client.get_database_client("shop").get_container_client("orders")

  async def open_orders(self):
    rows = []
    for item in self.container.query_items("SELECT * FROM c WHERE c.open"):
      rows.append(item)
    return rows


@app.route(route="orders")
async def orders(req: func.HttpRequest) -> func.HttpResponse:
  async with CosmosClient("https://shop.example", "key") as client:
    rows = await Orders(client).open_orders()
  return func.HttpResponse(str(len(rows)))


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0
