import asyncio

import openai

client = openai.AsyncOpenAI()


async def translate(line, language):
    reply = await client.chat.completions.create(
        model="small-chat",
        messages=[
            {"role": "system", "content": f"Translate into {language}."},
            {"role": "user", "content": line},
        ],
    )
    return reply.choices[0].message.content


async def main():
    lines = ["The museum opens at ten.", "Please keep your ticket."]
    print(await asyncio.gather(*(translate(line, "Danish") for line in lines)))


if __name__ == "__main__":
    asyncio.run(main())
