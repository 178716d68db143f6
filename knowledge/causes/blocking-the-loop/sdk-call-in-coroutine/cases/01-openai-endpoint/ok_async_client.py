from fastapi import FastAPI
from openai import AsyncOpenAI

api = FastAPI()
llm = AsyncOpenAI(timeout=20)


@api.post("/reviews/summary")
async def summarise(reviews: list[str]):
    prompt = "Summarise these reviews: " + " | ".join(reviews)
    answer = await llm.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": prompt}],
    )
    return {"summary": answer.choices[0].message.content}
