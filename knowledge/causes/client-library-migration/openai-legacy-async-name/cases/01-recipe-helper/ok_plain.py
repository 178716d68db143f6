import os

from fastapi import FastAPI
from openai import OpenAI

api = FastAPI()
chef = OpenAI(api_key=os.environ["KITCHEN_KEY"])


@api.get("/recipes/{dish}")
def recipe(dish: str):
    answer = chef.chat.completions.create(
        model="small-chat",
        messages=[{"role": "user", "content": f"A short recipe for {dish}, please."}],
    )
    return {"dish": dish, "recipe": answer.choices[0].message.content}
