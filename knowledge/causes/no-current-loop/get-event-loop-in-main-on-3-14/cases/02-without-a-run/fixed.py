import asyncio


async def sound(seconds):
    await asyncio.sleep(0)
    print(f"{seconds} seconds of siren")


def main():
    asyncio.run(sound(3))


if __name__ == "__main__":
    main()
