import azure.functions as func
from openai import AsyncOpenAI

app = func.FunctionApp()
gardener = AsyncOpenAI(max_retries=0)


@app.route(route="advice")
async def advice(req: func.HttpRequest) -> func.HttpResponse:
    plant = req.params.get("plant", "fern")
    reply = await gardener.chat.completions.create(
        model="small-chat",
        messages=[{"role": "user", "content": f"How do I water a {plant}?"}],
    )
    return func.HttpResponse(reply.choices[0].message.content)
