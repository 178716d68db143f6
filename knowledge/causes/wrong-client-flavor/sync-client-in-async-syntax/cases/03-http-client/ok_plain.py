import os

import httpx


def sizes(urls):
    with httpx.Client(timeout=5) as web:
        for url in urls:
            response = web.get(url)
            print(url, response.status_code, len(response.content))


if __name__ == "__main__":
    sizes([os.environ["PAGE_URL"]])
