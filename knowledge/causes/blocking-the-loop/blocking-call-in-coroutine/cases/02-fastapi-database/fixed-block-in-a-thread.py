import sqlite3
import time

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

api = FastAPI()


def walk(shelf):
    time.sleep(0.1)
    return 3 * shelf


@api.get("/shelves/{shelf}")
async def boxes(shelf: int):
    def use_database():
        connection = sqlite3.connect("store.db")
        connection.create_function("walk", 1, walk)
        cursor = connection.cursor()
        cursor.execute("select walk(?)", (shelf,))
        counted = cursor.fetchone()[0]
        connection.close()
        return counted

    counted = await run_in_threadpool(use_database)
    return {"shelf": shelf, "boxes": counted}
