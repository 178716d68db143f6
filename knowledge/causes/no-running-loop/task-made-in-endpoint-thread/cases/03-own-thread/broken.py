import asyncio
import threading


async def open_gate(number):
    await asyncio.sleep(0)
    print(f"gate {number} is open")


def on_card(number):
    asyncio.create_task(open_gate(number))


def main():
    reader = threading.Thread(target=on_card, args=(4,))
    reader.start()
    reader.join()


if __name__ == "__main__":
    main()
