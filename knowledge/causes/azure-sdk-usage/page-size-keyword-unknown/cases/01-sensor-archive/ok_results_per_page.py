import os

from azure.data.tables import TableClient

TABLES = os.environ["SENSOR_TABLES"]


def readings(site):
    with TableClient.from_connection_string(TABLES, "readings") as table:
        pages = table.query_entities(
            "PartitionKey eq @site",
            parameters={"site": site},
            results_per_page=100,
        ).by_page()
        for page in pages:
            for row in page:
                yield row["RowKey"], row["Celsius"]


if __name__ == "__main__":
    for hour, celsius in readings("harbour"):
        print(hour, celsius)
