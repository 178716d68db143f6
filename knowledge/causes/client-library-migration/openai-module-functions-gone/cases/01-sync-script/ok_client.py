import os

import openai

client = openai.OpenAI(api_key=os.environ["OPENAI_API_KEY"])


def suggest(ingredients):
    response = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": f"A dish with {ingredients}"}],
    )
    return response.choices[0].message.content


if __name__ == "__main__":
    try:
        print(suggest("leek and potato"))
    except openai.RateLimitError as error:
        print("later:", error)
