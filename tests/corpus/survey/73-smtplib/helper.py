"""Lending desk of a tool library."""

from __future__ import annotations

import asyncio
import ftplib
import smtplib
import uuid
from collections import defaultdict

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


def deliver(address, text):
    server = smtplib.SMTP("mail.example", timeout=10)
    try:
        server.sendmail("harbour@example.com", [address], text)
    finally:
        server.quit()


def upload(name, file):
    with ftplib.FTP("files.example") as ftp:
        ftp.storbinary(f"STOR {name}", file)


async def notify(addresses, text):
    for address in addresses:
        deliver(address, text)


async def publish(name, file):
    upload(name, file)


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))


if __name__ == "__main__":
    asyncio.run(notify(["ida@example.com"], "The tide is out."))
