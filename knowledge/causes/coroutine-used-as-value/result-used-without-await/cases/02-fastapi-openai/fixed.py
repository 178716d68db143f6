from fastapi import FastAPI
from openai import AsyncOpenAI

api = FastAPI()
llm = AsyncOpenAI(timeout=20)


@api.post("/letters/{number}/reply")
async def draft_reply(number: int):
    answer = await llm.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": f"Answer letter {number}"}],
    )
    return {"reply": answer.choices[0].message.content}
