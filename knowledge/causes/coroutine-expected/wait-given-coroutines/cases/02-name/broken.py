import asyncio


class Kiln:
    async def fire(self, pot):
        await asyncio.sleep(0.01)
        return f"{pot} fired"

    async def fire_all(self, pots):
        firings = [self.fire(pot) for pot in pots]
        done, _ = await asyncio.wait(firings, return_when=asyncio.ALL_COMPLETED)
        return sorted(task.result() for task in done)


if __name__ == "__main__":
    print(asyncio.run(Kiln().fire_all(["jug", "bowl"])))
