import os

from fastapi import FastAPI
from openai import AsyncOpenAI

api = FastAPI()
chef = AsyncOpenAI(api_key=os.environ["KITCHEN_KEY"])


@api.get("/recipes/{dish}")
async def recipe(dish: str):
    answer = await chef.chat.completions.create(
        model="small-chat",
        messages=[{"role": "user", "content": f"A short recipe for {dish}, please."}],
    )
    return {"dish": dish, "recipe": answer.choices[0].message.content}
