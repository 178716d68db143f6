import asyncio
import subprocess
import sys

PRINTER = [sys.executable, "-c", "import time; time.sleep(0.3); print('printed')"]


async def print_sheet(number):
    done = await asyncio.to_thread(subprocess.run, PRINTER, capture_output=True, text=True)
    return number, done.stdout.strip()


async def main():
    print(await asyncio.create_task(print_sheet(4)))


if __name__ == "__main__":
    asyncio.run(main(), debug=True)
