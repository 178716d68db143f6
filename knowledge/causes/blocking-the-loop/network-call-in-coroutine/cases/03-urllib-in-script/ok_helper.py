import asyncio
import os
import urllib.request


def fetch(url):
    return urllib.request.urlopen(url).read()


async def read_page(url):
    await asyncio.sleep(0)
    body = await asyncio.to_thread(fetch, url)
    return len(body)


async def main():
    print(await read_page(os.environ["PAGE_URL"]))


if __name__ == "__main__":
    asyncio.run(main())
