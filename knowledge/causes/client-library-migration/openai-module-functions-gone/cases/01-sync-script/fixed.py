import os

import openai

client = openai.OpenAI(api_key=os.environ["OPENAI_API_KEY"])


def suggest(ingredients):
    response = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": f"A dish with {ingredients}"}],
        timeout=10,
    )
    used = response.usage.total_tokens
    return response.choices[0].message.content, used


def main():
    try:
        dish, used = suggest("leek and potato")
    except openai.RateLimitError as error:
        print("later:", error)
        return
    print(dish, used)


if __name__ == "__main__":
    main()
