import asyncio
import gc
import weakref


class Beam:
    def __init__(self):
        self.waiting = weakref.WeakSet()

    async def turn(self, degrees):
        gate = asyncio.get_running_loop().create_future()
        self.waiting.add(gate)
        await gate
        print("turned", degrees)


async def main():
    beam = Beam()
    async with asyncio.TaskGroup() as group:
        group.create_task(beam.turn(90))
        await asyncio.sleep(0)
        gc.collect()
        print("waiting:", len(beam.waiting))
        for gate in list(beam.waiting):
            gate.set_result(None)
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
