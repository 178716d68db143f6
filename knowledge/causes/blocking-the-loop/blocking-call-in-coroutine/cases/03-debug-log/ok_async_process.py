import asyncio
import sys

PRINTER = [sys.executable, "-c", "import time; time.sleep(0.3); print('printed')"]


async def print_sheet(number):
    done = await asyncio.create_subprocess_exec(*PRINTER, stdout=asyncio.subprocess.PIPE)
    printed, _ = await done.communicate()
    return number, printed.decode().strip()


async def main():
    print(await asyncio.create_task(print_sheet(4)))


if __name__ == "__main__":
    asyncio.run(main(), debug=True)
