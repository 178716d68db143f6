import asyncio

import openai

async_client = openai.AsyncOpenAI()


async def tell(place):
    words = []
    stream = await async_client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": f"Tell me about {place}"}],
        stream=True,
    )
    async for chunk in stream:
        words.append(chunk.choices[0].delta.content or "")
    return "".join(words)


async def main():
    print(await tell("the old lighthouse"))


if __name__ == "__main__":
    asyncio.run(main())
