import asyncio

from anthropic import Anthropic

claude = Anthropic(max_retries=0)


async def caption(picture):
    message = await claude.messages.create(
        model="claude-small",
        max_tokens=60,
        messages=[{"role": "user", "content": f"A caption for {picture}."}],
    )
    return message.content[0].text


if __name__ == "__main__":
    print(asyncio.run(caption("a lighthouse at dusk")))
