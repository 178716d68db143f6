import asyncio

from openai import AsyncOpenAI

writer = AsyncOpenAI(max_retries=0)


async def slogan(product):
    answer = await writer.chat.completions.create(
        model="small-chat",
        messages=[{"role": "user", "content": f"A slogan for {product}."}],
    )
    return answer.choices[0].message.content


async def main():
    for product in ("candles", "kites"):
        print(product, await slogan(product))


if __name__ == "__main__":
    asyncio.run(main())
