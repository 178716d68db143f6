"""Plays of a village theatre: seats, casts and prices."""

import enum
from decimal import Decimal
from typing import NamedTuple

from fastapi import FastAPI
from openai import AzureOpenAI
from pydantic import BaseModel


class Row(enum.Enum):
    STALLS = "stalls"
    CIRCLE = "circle"
    BALCONY = "balcony"


class Seat(NamedTuple):
    row: Row
    number: int


SEAT_PRICES = {
    Row.STALLS: Decimal("18.50"),
    Row.CIRCLE: Decimal("14.00"),
    Row.BALCONY: Decimal("9.90"),
}


def seats_total(seats, members=0):
    full = sum((SEAT_PRICES[seat.row] for seat in seats), Decimal(0))
    return full - Decimal("2.00") * members


app = FastAPI()


class Question(BaseModel):
    text: str


class Assistant:
    def __init__(self, deployment: str):
        self.client = AzureOpenAI(api_version="2024-06-01", azure_endpoint="https://ai.example")
        self.deployment = deployment

    async def answer(self, question: str) -> str:
        reply = self.client.chat.completions.create(
            model=self.deployment,
            messages=[{"role": "user", "content": question}],
        )
        return reply.choices[0].message.content


assistant = Assistant("helpdesk")


@app.post("/ask")
async def ask(question: Question):
    return {"answer": await assistant.answer(question.text)}


def seat_label(seat):
    return f"{seat.row.value.title()} {seat.number:02d}"


def adjacent(left, right):
    return left.row is right.row and abs(left.number - right.number) == 1
