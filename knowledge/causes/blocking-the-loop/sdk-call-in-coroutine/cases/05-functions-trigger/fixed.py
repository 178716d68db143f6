import azure.functions as func
from openai import AsyncOpenAI

app = func.FunctionApp()
llm = AsyncOpenAI(max_retries=0)


@app.route(route="label")
async def label(req: func.HttpRequest) -> func.HttpResponse:
    jam = req.params.get("jam", "plum")
    answer = await llm.chat.completions.create(
        model="small-chat",
        messages=[{"role": "user", "content": f"A label for {jam} jam."}],
    )
    return func.HttpResponse(answer.choices[0].message.content)
