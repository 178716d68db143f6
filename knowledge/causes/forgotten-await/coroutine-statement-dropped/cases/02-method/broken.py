import asyncio


class Mailbox:
    def __init__(self):
        self.letters = []

    async def deliver(self, letter):
        await asyncio.sleep(0)
        self.letters.append(letter)


async def main():
    box = Mailbox()
    for letter in ("bill", "card"):
        box.deliver(letter)
    print(len(box.letters))


if __name__ == "__main__":
    asyncio.run(main())
