import asyncio


async def list_folder(folder):
    await asyncio.sleep(0)
    done = f"subprocess.run(['ls', {folder}])"
    return done.split()


async def main():
    print(len(await list_folder("/usr")))


if __name__ == "__main__":
    asyncio.run(main())
