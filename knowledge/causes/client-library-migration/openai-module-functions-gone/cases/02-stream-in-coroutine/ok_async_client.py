import asyncio

import openai


async def tell(place):
    async with openai.AsyncOpenAI() as client:
        response = await client.chat.completions.create(
            model="gpt-4o-mini",
            messages=[{"role": "user", "content": f"Tell me about {place}"}],
        )
    return response.choices[0].message.content


async def main():
    print(await tell("the old lighthouse"))


if __name__ == "__main__":
    asyncio.run(main())
