import asyncio
import logging

import azure.functions as func

app = func.FunctionApp()
pending = set()


async def tell_warehouse(article):
    await asyncio.sleep(0)
    logging.info("warehouse knows about %s", article)


@app.route(route="orders")
async def order(req: func.HttpRequest) -> func.HttpResponse:
    article = req.params.get("article", "rope")
    task = asyncio.create_task(tell_warehouse(article))
    pending.add(task)
    task.add_done_callback(pending.discard)
    return func.HttpResponse("ordered", status_code=202)
