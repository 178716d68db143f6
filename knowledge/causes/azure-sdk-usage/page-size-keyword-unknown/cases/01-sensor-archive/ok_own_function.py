import os

from azure.data.tables import TableClient

TABLES = os.environ["SENSOR_TABLES"]


def batches(table, site, max_page_size):
    query = table.query_entities("PartitionKey eq @site", parameters={"site": site})
    return query.by_page()


def readings(site):
    with TableClient.from_connection_string(TABLES, "readings") as table:
        pages = batches(table, site, max_page_size=50)
        for page in pages:
            for row in page:
                yield row["RowKey"], row["Celsius"]


if __name__ == "__main__":
    for hour, celsius in readings("harbour"):
        print(hour, celsius)
