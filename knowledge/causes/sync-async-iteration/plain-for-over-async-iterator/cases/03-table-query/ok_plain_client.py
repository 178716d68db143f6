import os

from azure.data.tables import TableClient


def main():
    with TableClient.from_connection_string(os.environ["MEADOW_TABLES"], "meadows") as table:
        for meadow in table.list_entities():
            print(meadow["RowKey"], meadow["Mown"])


if __name__ == "__main__":
    main()
