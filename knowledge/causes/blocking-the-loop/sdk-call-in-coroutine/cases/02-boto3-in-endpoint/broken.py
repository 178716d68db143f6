import os

import boto3
from fastapi import FastAPI, Request

api = FastAPI()
bucket = boto3.client("s3", endpoint_url=os.environ["BUCKETS_URL"])


@api.put("/invoices/{number}")
async def store(number: int, request: Request):
    body = await request.body()
    bucket.put_object(Bucket="invoices", Key=f"{number}.pdf", Body=body)
    return {"stored": number}
