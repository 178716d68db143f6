#%% endpoint
from fastapi import FastAPI
app = FastAPI()
@app.get("/boats")
async def list_boats():
    boats = await store.all()
    return {"boats": boats}
#%% async with and for
async def collect(client, url):
    parts = []
    async with client.stream("GET", url) as response:
        async for part in response.aiter_text():
            parts.append(part)
    return "".join(parts)
#%% gather
async def fetch_all(session, urls):
    tasks = []
    for url in urls:
        task = asyncio.create_task(session.get(url))
        tasks.append(task)
    results = await asyncio.gather(*tasks)
    return results
#%% run at the end
import asyncio
async def tick(count):
    for number in range(count):
        await asyncio.sleep(1)
        print(number)
asyncio.run(tick(3))
#%% worker
async def worker(queue, results):
    while True:
        job = await queue.get()
        if job is None:
            break
        try:
            results.append(await job())
        except ValueError as error:
            results.append(error)
        finally:
            queue.task_done()
#%% task group
async def crawl(pages):
    async with asyncio.TaskGroup() as group:
        for page in pages:
            group.create_task(visit(page))
#%% timeout
async def ask(reader, writer, question):
    writer.write(question)
    await writer.drain()
    try:
        async with asyncio.timeout(5):
            answer = await reader.readline()
    except TimeoutError:
        return None
    return answer.strip()
#%% lifespan
@asynccontextmanager
async def lifespan(app):
    app.state.pool = await make_pool()
    try:
        yield
    finally:
        await app.state.pool.close()
#%% async generator
async def numbers(limit):
    for number in range(limit):
        await asyncio.sleep(0)
        yield number
#%% two endpoints
@app.post("/orders")
async def add_order(order: Order):
    saved = await orders.insert(order)
    if not saved:
        raise HTTPException(status_code=409)
    return saved
@app.get("/orders/{number}")
async def get_order(number: int):
    order = await orders.find(number)
    if order is None:
        raise HTTPException(status_code=404)
    return order
