import anthropic
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

api = FastAPI()
claude = anthropic.Anthropic(max_retries=0)


@api.get("/menu/{day}")
async def menu(day: str):
    message = await run_in_threadpool(
        claude.messages.create,
        model="claude-small",
        max_tokens=200,
        messages=[{"role": "user", "content": f"Three dishes for {day}."}],
    )
    return {"day": day, "dishes": message.content[0].text}
