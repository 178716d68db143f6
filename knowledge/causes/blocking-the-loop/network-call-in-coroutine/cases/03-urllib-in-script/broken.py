import asyncio
import os
import urllib.request


async def read_page(url):
    await asyncio.sleep(0)
    body = urllib.request.urlopen(url).read()
    return len(body)


async def main():
    print(await read_page(os.environ["PAGE_URL"]))


if __name__ == "__main__":
    asyncio.run(main())
