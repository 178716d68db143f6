# Helpers for the volunteers who look after the bird boxes in the park.

import re
from collections import Counter

import azure.functions as func
from azure.data.tables import TableClient

BOX_PATTERN = re.compile(r"^(?P<row>[A-F])-(?P<number>\d{1,3})$")
SPECIES = ('tit', 'sparrow', 'starling', 'redstart')


class BoxNumberError(ValueError):
    pass


def split_box(label):
    match = BOX_PATTERN.match(label.strip().upper())
    if match is None:
        raise BoxNumberError(f'no such box: {label!r}')
    return match['row'], int(match['number'])


def tally_birds(sightings):
    counted = Counter(sightings)
    return {species: counted.get(species, 0) for species in SPECIES}


app = func.FunctionApp()


class Parcels:
    def __init__(self, connection):
        self.table = TableClient.from_connection_string(connection, "parcels")

    async def find(self, depot, code):
        return self.table.get_entity(depot, code)


@app.route(route="parcels/{code}")
async def parcel(req: func.HttpRequest) -> func.HttpResponse:
    parcels = Parcels("UseDevelopmentStorage=true")
    row = await parcels.find("north", req.route_params["code"])
    return func.HttpResponse(str(row["Weight"]))


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None
