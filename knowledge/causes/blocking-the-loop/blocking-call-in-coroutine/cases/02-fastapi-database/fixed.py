import sqlite3
import time

from fastapi import FastAPI

api = FastAPI()


def walk(shelf):
    time.sleep(0.1)
    return 3 * shelf


@api.get("/shelves/{shelf}")
def boxes(shelf: int):
    connection = sqlite3.connect("store.db")
    connection.create_function("walk", 1, walk)
    cursor = connection.cursor()
    cursor.execute("select walk(?)", (shelf,))
    counted = cursor.fetchone()[0]
    connection.close()
    return {"shelf": shelf, "boxes": counted}
