import psycopg2
from fastapi import FastAPI

api = FastAPI()


@api.get("/members/{card}")
def member(card: int):
    connection = psycopg2.connect("dbname=library")
    cursor = connection.cursor()
    cursor.execute("select name from members where card = %s", (card,))
    name = cursor.fetchone()[0]
    connection.close()
    return {"card": card, "name": name}
