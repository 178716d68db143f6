import asyncio

from openai import AsyncOpenAI

writer = AsyncOpenAI(max_retries=0)


async def slogan(product):
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
