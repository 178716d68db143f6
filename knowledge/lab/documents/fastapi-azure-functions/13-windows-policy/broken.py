import asyncio

asyncio.set_event_loop_policy(asyncio.WindowsProactorEventLoopPolicy())
print("set")
