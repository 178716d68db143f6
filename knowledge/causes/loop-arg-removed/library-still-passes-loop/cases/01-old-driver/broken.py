import asyncio

import aiomysql


async def main():
    pool = await aiomysql.create_pool(host="127.0.0.1", port=3306, user="tide", minsize=0)
    print("pool of", pool.maxsize)
    pool.close()


if __name__ == "__main__":
    asyncio.run(main())
