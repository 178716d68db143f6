import asyncio

import openai


async def tell(place):
    words = []
    stream = await openai.ChatCompletion.acreate(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": f"Tell me about {place}"}],
        stream=True,
    )
    async for chunk in stream:
        words.append(chunk["choices"][0]["delta"].get("content", ""))
    return "".join(words)


async def main():
    print(await tell("the old lighthouse"))


if __name__ == "__main__":
    asyncio.run(main())
