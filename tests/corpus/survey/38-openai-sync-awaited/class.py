"""Results of the school sports day."""

import statistics
from operator import itemgetter

from fastapi import Depends, FastAPI
from openai import OpenAI

EVENTS = {
  "hurdles": "seconds",
  "long jump": "metres",
  "shot put": "metres",
}


class Result:
  __slots__ = ("pupil", "event", "value")

  def __init__(self, pupil, event, value):
    self.pupil = pupil
    self.event = event
    self.value = value

  def __repr__(self):
    return f"{self.pupil} {self.value} {EVENTS[self.event]}"


def ranking(results, event):
  lower_is_better = EVENTS[event] == "seconds"
  rows = [(result.pupil, result.value) for result in results if result.event == event]
  return sorted(rows, key=itemgetter(1), reverse=not lower_is_better)


app = FastAPI()


def llm() -> OpenAI:
  return OpenAI()


@app.post("/chat")
async def chat(text: str, client: OpenAI = Depends(llm)):
  reply = await client.chat.completions.create(
    model="gpt-4o-mini", messages=[{"role": "user", "content": text}]
  )
  return reply.choices[0].message.content


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0
