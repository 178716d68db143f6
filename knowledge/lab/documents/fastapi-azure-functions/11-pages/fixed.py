import os

from azure.data.tables import TableClient

chart = TableClient.from_connection_string(os.environ["SOUNDINGS_CONNECTION"], "soundings")
with chart:
    for page in chart.query_entities("RowKey eq '1'", results_per_page=100).by_page():
        for row in page:
            print(row["PartitionKey"])
