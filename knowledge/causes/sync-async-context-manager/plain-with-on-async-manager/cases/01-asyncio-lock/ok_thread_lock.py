import asyncio
import threading


class Ledger:
    def __init__(self):
        self.lock = threading.Lock()
        self.lines = []

    def enter(self, line):
        with self.lock:
            self.lines.append(line)


async def main():
    ledger = Ledger()
    ledger.enter("rent 400")
    print(ledger.lines)


if __name__ == "__main__":
    asyncio.run(main())
