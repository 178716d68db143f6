"""Day-to-day bookkeeping of a small bakery."""

import asyncio
import logging
from dataclasses import dataclass, field
from email.message import EmailMessage
from smtplib import SMTP_SSL as MailServer

logger = logging.getLogger(__name__)

OPENING_HOURS = range(6, 18)
TAX_PERCENT = 12


@dataclass
class LoafOrder:
    customer: str
    loaves: dict[str, int] = field(default_factory=dict)

    def with_loaf(self, kind, count=1):
        self.loaves[kind] = self.loaves.get(kind, 0) + count
        return self


def gross_amount(net_cents):
    """Adds the tax, rounded to whole cents."""
    return round(net_cents * (100 + TAX_PERCENT) / 100)


async def notify(address, text):
    message = EmailMessage()
    message["To"] = address
    message.set_content(text)
    server = MailServer("mail.example", 465)
    server.login("harbour", "secret")
    server.send_message(message)
    server.quit()


def describe_order(order):
    kinds = ", ".join(f"{count} x {kind}" for kind, count in sorted(order.loaves.items()))
    return f"{order.customer}: {kinds or 'nothing'}"


if __name__ == "__main__":
    asyncio.run(notify("ida@example.com", "The tide is out."))
