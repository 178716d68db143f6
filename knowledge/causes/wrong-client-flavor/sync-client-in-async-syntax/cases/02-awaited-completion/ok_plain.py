from fastapi import FastAPI
from openai import OpenAI
from pydantic import BaseModel

app = FastAPI()
llm = OpenAI()


class Ticket(BaseModel):
    subject: str
    body: str


@app.post("/tickets/summary")
def summary(ticket: Ticket):
    reply = llm.chat.completions.create(
        model="small-chat",
        messages=[{"role": "user", "content": f"Sum up: {ticket.subject}. {ticket.body}"}],
    )
    return {"summary": reply.choices[0].message.content}
