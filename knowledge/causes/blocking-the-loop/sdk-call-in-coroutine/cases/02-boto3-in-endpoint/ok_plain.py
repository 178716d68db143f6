import os

import boto3
from fastapi import Body, FastAPI

api = FastAPI()
bucket = boto3.client("s3", endpoint_url=os.environ["BUCKETS_URL"])


@api.put("/invoices/{number}")
def store(number: int, body: bytes = Body()):
    bucket.put_object(Bucket="invoices", Key=f"{number}.pdf", Body=body)
    return {"stored": number}
