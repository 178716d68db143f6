import asyncio
import subprocess


async def list_folder(folder):
    await asyncio.sleep(0)
    done = await asyncio.to_thread(
        subprocess.run, ["sh", "-c", "sleep 0.4; ls $0", folder], capture_output=True, text=True
    )
    return done.stdout.split()


async def main():
    print(len(await list_folder("/usr")))


if __name__ == "__main__":
    asyncio.run(main())
