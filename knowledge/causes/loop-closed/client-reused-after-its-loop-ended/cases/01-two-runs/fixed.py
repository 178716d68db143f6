import asyncio
import os

import httpx


async def copies(isbn):
    async with httpx.AsyncClient(base_url=os.environ["LIBRARY_URL"]) as library:
        response = await library.get(f"/books/{isbn}")
        return response.json()["copies"]


def main():
    for isbn in ("978-3-16-148410-0", "978-0-30-640615-7"):
        print(isbn, asyncio.run(copies(isbn)))


if __name__ == "__main__":
    main()
