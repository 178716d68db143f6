from anthropic import Anthropic

claude = Anthropic(max_retries=0)


def caption(picture):
    message = claude.messages.create(
        model="claude-small",
        max_tokens=60,
        messages=[{"role": "user", "content": f"A caption for {picture}."}],
    )
    return message.content[0].text


if __name__ == "__main__":
    print(caption("a lighthouse at dusk"))
