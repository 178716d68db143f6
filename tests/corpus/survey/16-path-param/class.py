"""Lending desk of a tool library."""

from __future__ import annotations

import uuid
from collections import defaultdict
from pathlib import Path
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException

LOAN_DAYS = 14
MAX_LOANS = 3

_loans: dict[str, list[str]] = defaultdict(list)


class TooManyLoans(Exception):
    def __init__(self, member: str):
        super().__init__(f"{member} already has {MAX_LOANS} tools")
        self.member = member


def lend(member: str, tool: str) -> str:
    if len(_loans[member]) >= MAX_LOANS:
        raise TooManyLoans(member)
    _loans[member].append(tool)
    return uuid.uuid4().hex[:8]


def give_back(member: str, tool: str) -> bool:
    try:
        _loans[member].remove(tool)
    except ValueError:
        return False
    return True


app = FastAPI()


def media_root() -> Path:
    return Path("/srv/media")


@app.delete("/media/{name}")
async def remove(name: str, root: Annotated[Path, Depends(media_root)]):
    target = root / name
    if target.suffix != ".tmp":
        raise HTTPException(403)
    target.unlink()
    return {"removed": name}


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))
