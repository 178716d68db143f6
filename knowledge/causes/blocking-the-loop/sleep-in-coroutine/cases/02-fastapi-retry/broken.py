import time as clock

from fastapi import FastAPI

api = FastAPI()
states = {3: "moving", 4: "open"}


async def gate_state(gate: int) -> str:
    return states[gate]


@api.get("/gate/{gate}")
async def wait_for_gate(gate: int):
    for attempt in range(3):
        state = await gate_state(gate)
        if state == "open":
            break
        clock.sleep(0.05 * (attempt + 1))
    return {"gate": gate, "state": state}
