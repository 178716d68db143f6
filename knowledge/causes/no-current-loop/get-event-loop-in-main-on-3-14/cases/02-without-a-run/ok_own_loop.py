import asyncio


async def sound(seconds):
    await asyncio.sleep(0)
    print(f"{seconds} seconds of siren")


def main():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(sound(3))
    loop.close()


if __name__ == "__main__":
    main()
