import asyncio


async def load_menu():
    await asyncio.sleep(0)
    return ["soup", "bread"]


async def print_menu(dishes):
    await asyncio.sleep(0)
    print(", ".join(dishes))


def main():
    dishes = asyncio.run(load_menu())
    loop = asyncio.new_event_loop()
    loop.run_until_complete(print_menu(dishes))
    loop.close()


if __name__ == "__main__":
    main()
