import os

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()


@app.get("/log")
def log():
    with open(os.environ["LOG_FILE"], "rb") as book:
        def pages():
            while page := book.read(4096):
                yield page

        return StreamingResponse(pages(), media_type="text/plain")
