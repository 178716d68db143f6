import asyncio
import time


def develop(film, minutes):
    time.sleep(minutes / 1000)
    return f"{film} developed"


async def main():
    picture = await asyncio.to_thread(develop, "roll 4", 12)
    print(picture.upper())


if __name__ == "__main__":
    asyncio.run(main())
