import asyncio

import openai

client = openai.OpenAI()


async def embed(texts):
    found = await client.embeddings.acreate(model="small-embedding", input=texts)
    return [entry.embedding for entry in found.data]


if __name__ == "__main__":
    print(len(asyncio.run(embed(["leek soup"]))))
