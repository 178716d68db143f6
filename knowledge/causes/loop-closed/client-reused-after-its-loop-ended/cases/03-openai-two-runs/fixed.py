import asyncio

from openai import AsyncOpenAI


async def slogan(product):
    async with AsyncOpenAI(max_retries=0) as writer:
        answer = await writer.chat.completions.create(
            model="small-chat",
            messages=[{"role": "user", "content": f"A slogan for {product}."}],
        )
        return answer.choices[0].message.content


def main():
    for product in ("candles", "kites"):
        print(product, asyncio.run(slogan(product)))


if __name__ == "__main__":
    main()
