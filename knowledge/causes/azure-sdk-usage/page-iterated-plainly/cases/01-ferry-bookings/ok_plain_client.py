import os

from azure.data.tables import TableClient

TABLES = os.environ["FERRY_TABLES"]


def bookings(day):
    found = []
    with TableClient.from_connection_string(TABLES, "bookings") as table:
        pages = table.query_entities("PartitionKey eq @day", parameters={"day": day}).by_page()
        for page in pages:
            for booking in page:
                found.append(booking["RowKey"])
    return found


print(bookings("2026-07-04"))
