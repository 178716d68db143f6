import asyncio
import subprocess


async def list_folder(folder):
    await asyncio.sleep(0)
    done = subprocess.run(["ls", folder], capture_output=True, text=True)
    return done.stdout.split()


async def main():
    print(len(await list_folder("/usr/share/common-licenses")))


if __name__ == "__main__":
    asyncio.run(main())
