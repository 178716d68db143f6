import asyncio


async def list_folder(folder):
    await asyncio.sleep(0)
    process = await asyncio.create_subprocess_exec("sh", "-c", "sleep 0.4; ls $0", folder, stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate()
    return out.split()


async def main():
    print(len(await list_folder("/usr")))


if __name__ == "__main__":
    asyncio.run(main())
