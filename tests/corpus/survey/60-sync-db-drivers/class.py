import datetime as dt
import json as jsonlib

from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

#: Where the allotment society keeps its plots, in metres.
PLOT_WIDTH, PLOT_LENGTH = 10, 25

SEASON = {
    "beans": (5, 8),
    "kale": (7, 11),
    "peas": (3, 7),
}


def in_season(crop, month):
    first, last = SEASON.get(crop, (1, 12))
    return first <= month <= last


def next_watering(last, every_days=2):
    return last + dt.timedelta(days=every_days)


def plot_as_text(plot):
    return jsonlib.dumps(plot, indent=1, sort_keys=True, default=str)


engine = create_engine("postgresql://localhost/harbour")
SessionLocal = sessionmaker(engine)
app = FastAPI()


class Base(DeclarativeBase):
    pass


class Boat(Base):
    __tablename__ = "boats"
    name: Mapped[str] = mapped_column(primary_key=True)


def session():
    with SessionLocal() as opened:
        yield opened


@app.get("/boats/{name}")
async def boat(name: str, db: Session = Depends(session)):
    found = db.execute(select(Boat).where(Boat.name == name)).scalar_one()
    return {"name": found.name}


def crops_for(month):
    return [crop for crop in SEASON if in_season(crop, month)]
