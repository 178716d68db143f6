from fastapi import FastAPI

api = FastAPI()
PAPERS = {"morning": 40, "weekend": 12}


@api.get("/papers")
async def papers():
    return PAPERS
