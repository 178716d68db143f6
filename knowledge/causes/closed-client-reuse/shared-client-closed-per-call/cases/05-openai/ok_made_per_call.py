import asyncio

from openai import AsyncOpenAI


async def riddle(topic):
    async with AsyncOpenAI(max_retries=0) as client:
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
