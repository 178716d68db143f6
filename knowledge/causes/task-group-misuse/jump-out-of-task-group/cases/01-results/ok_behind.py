import asyncio


async def orbit(planet):
    await asyncio.sleep(0.01)
    return f"{planet} once round"


async def tour(planets):
    tasks = []
    async with asyncio.TaskGroup() as group:
        for planet in planets:
            if planet == "Pluto":
                continue
            tasks.append(group.create_task(orbit(planet)))
    return [task.result() for task in tasks]


if __name__ == "__main__":
    print(asyncio.run(tour(["Mars", "Venus", "Pluto"])))
