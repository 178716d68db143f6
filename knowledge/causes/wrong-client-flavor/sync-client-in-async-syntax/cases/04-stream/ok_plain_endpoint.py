from fastapi import FastAPI
from openai import OpenAI

api = FastAPI()
teller = OpenAI(max_retries=0)


@api.get("/stories/{hero}")
def story(hero: str):
    words = []
    stream = teller.chat.completions.create(
        model="small-chat",
        messages=[{"role": "user", "content": f"A story about {hero}."}],
        stream=True,
    )
    for chunk in stream:
        words.append(chunk.choices[0].delta.content or "")
    return {"story": "".join(words)}
