import asyncio


class Ledger:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.lines = []

    async def enter(self, line):
        with self.lock:
            await asyncio.sleep(0)
            self.lines.append(line)


async def main():
    ledger = Ledger()
    await ledger.enter("rent 400")
    print(ledger.lines)


if __name__ == "__main__":
    asyncio.run(main())
