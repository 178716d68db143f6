import os

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


@app.get("/log")
def log():
    def pages():
        with open(os.environ["LOG_FILE"], "rb") as book:
            while page := book.read(4096):
                yield page

    return StreamingResponse(pages(), media_type="text/plain")
