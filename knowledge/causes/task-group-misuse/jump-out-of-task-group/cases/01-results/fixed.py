import asyncio


async def orbit(planet):
    await asyncio.sleep(0.01)
    return f"{planet} once round"


async def tour(planets):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(orbit(planet)) for planet in planets]
    return [task.result() for task in tasks]


if __name__ == "__main__":
    print(asyncio.run(tour(["Mars", "Venus"])))
