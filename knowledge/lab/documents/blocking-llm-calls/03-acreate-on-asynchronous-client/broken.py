from fastapi import FastAPI
from openai import AsyncOpenAI

api = FastAPI()
llm = AsyncOpenAI()


@api.get("/motto")
async def motto():
    asked = [{"role": "user", "content": "A motto for a rowing club"}]
    answer = await llm.chat.completions.acreate(model="gpt-4o-mini", messages=asked)
    return answer
