import asyncio


class Station:
    def __init__(self, readings):
        self._readings = readings

    @property
    def depth(self):
        return self._measure()

    async def _measure(self):
        await asyncio.sleep(0.01)
        return sum(self._readings) / len(self._readings)


async def main():
    station = Station([12.4, 13.1])
    depth = await station.depth
    print(f"{depth:.1f} m")


if __name__ == "__main__":
    asyncio.run(main())
