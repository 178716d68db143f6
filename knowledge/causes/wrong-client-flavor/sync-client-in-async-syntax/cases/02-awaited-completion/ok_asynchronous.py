from fastapi import FastAPI
from openai import AsyncOpenAI
from pydantic import BaseModel

app = FastAPI()
llm = AsyncOpenAI()


class Ticket(BaseModel):
    subject: str
    body: str


@app.post("/tickets/summary")
async def summary(ticket: Ticket):
    reply = await llm.chat.completions.create(
        model="small-chat",
        messages=[{"role": "user", "content": f"Sum up: {ticket.subject}. {ticket.body}"}],
    )
    return {"summary": reply.choices[0].message.content}
