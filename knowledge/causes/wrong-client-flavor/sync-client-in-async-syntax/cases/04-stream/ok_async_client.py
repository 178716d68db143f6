from fastapi import FastAPI
from openai import AsyncOpenAI

api = FastAPI()
teller = AsyncOpenAI(max_retries=0)


@api.get("/stories/{hero}")
async def story(hero: str):
    words = []
    stream = await teller.chat.completions.create(
        model="small-chat",
        messages=[{"role": "user", "content": f"A story about {hero}."}],
        stream=True,
    )
    async for chunk in stream:
        words.append(chunk.choices[0].delta.content or "")
    return {"story": "".join(words)}
