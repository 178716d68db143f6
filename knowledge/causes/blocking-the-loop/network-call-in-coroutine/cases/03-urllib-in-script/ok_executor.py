import asyncio
import os
import urllib.request


async def read_page(url):
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    answer = await loop.run_in_executor(None, urllib.request.urlopen, url)
    body = answer.fp.read()
    return len(body)


async def main():
    print(await read_page(os.environ["PAGE_URL"]))


if __name__ == "__main__":
    asyncio.run(main())
