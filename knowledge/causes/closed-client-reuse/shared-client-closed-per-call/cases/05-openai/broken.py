import asyncio

from openai import AsyncOpenAI

oracle = AsyncOpenAI(max_retries=0)


async def riddle(topic):
    async with oracle as client:
        answer = await client.chat.completions.create(
            model="small-chat",
            messages=[{"role": "user", "content": f"A riddle about {topic}."}],
        )
    return answer.choices[0].message.content


async def main():
    for topic in ("fog", "salt"):
        print(await riddle(topic))


if __name__ == "__main__":
    asyncio.run(main())
