from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from openai import OpenAI

api = FastAPI()
llm = OpenAI()


@api.get("/motto")
async def motto():
    asked = [{"role": "user", "content": "A motto for a rowing club"}]
    answer = await run_in_threadpool(llm.chat.completions.create, model="gpt-4o-mini", messages=asked)
    return answer
