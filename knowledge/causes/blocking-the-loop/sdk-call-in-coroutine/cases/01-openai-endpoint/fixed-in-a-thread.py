from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from openai import OpenAI

api = FastAPI()
llm = OpenAI(timeout=20)


@api.post("/reviews/summary")
async def summarise(reviews: list[str]):
    prompt = "Summarise these reviews: " + " | ".join(reviews)
    answer = await run_in_threadpool(
        llm.chat.completions.create,
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": prompt}],
    )
    return {"summary": answer.choices[0].message.content}
