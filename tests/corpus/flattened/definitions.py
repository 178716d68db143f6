#%% class with methods
class Counter:
    def __init__(self, start=0):
        self.value = start

    def step(self):
        self.value += 1
        return self.value

    def reset(self):
        self.value = 0
#%% class without blank lines
class Kettle:
    volume = 2
    def __init__(self, owner):
        self.owner = owner
        self.hot = False
    def boil(self):
        self.hot = True
    @property
    def ready(self):
        return self.hot
#%% docstring
def greet(name):
    """Say hello.

    The name may be empty.
    """
    if not name:
        return "hello"
    return "hello, " + name
#%% decorator
@app.route("/lamps/<int:lamp>")
@requires_login
def show_lamp(lamp):
    found = lamps.get(lamp)
    if found is None:
        abort(404)
    return render("lamp.html", lamp=found)
#%% decorator factory
def retry(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except ConnectionError:
                    if attempt == times - 1:
                        raise
        return wrapper
    return decorate
#%% closure
def make_adder(step):
    def add(value):
        return value + step
    return add
#%% generator
def unique(items):
    seen = set()
    for item in items:
        if item in seen:
            continue
        seen.add(item)
        yield item
#%% lambda and call over lines
def sorted_tides(tides):
    ordered = sorted(
        tides,
        key=lambda tide: (tide.day, tide.height),
        reverse=True,
    )
    return ordered[:10]
#%% call aligned with its bracket
def send(client, topic, body):
    return client.publish(topic, body,
                          retain=True,
                          quality=1)
#%% condition over lines
def usable(ticket, today):
    if (
        ticket.valid_from <= today
        and ticket.valid_to >= today
    ):
        return not ticket.used
    return False
#%% dictionary literal
def settings(name):
    return {
        "name": name,
        "limits": {
            "cpu": 2,
            "memory": 512,
        },
        "tags": ["a", "b"],
    }
#%% text with lines of its own
def template(name):
    text = """Dear %s,
we write to you.
"""
    return text % name
#%% module with main guard
import sys

LIMIT = 10


def main(arguments):
    for argument in arguments[:LIMIT]:
        print(argument)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
#%% module without blank lines
import json
import logging
logger = logging.getLogger(__name__)
def read_config(path):
    with open(path) as handle:
        return json.load(handle)
def main():
    config = read_config("lamps.json")
    logger.info("%d lamps", len(config["lamps"]))
if __name__ == "__main__":
    main()
#%% comments
def settle(accounts):
    # Oldest first.
    accounts.sort(key=lambda account: account.opened)
    for account in accounts:
        # Nothing to do for these.
        if account.balance == 0:
            continue
        account.close()
    return accounts
#%% static and class methods
class Colour:
    @classmethod
    def parse(cls, text):
        parts = text.split(",")
        return cls(*parts)

    @staticmethod
    def mix(left, right):
        return (left + right) / 2
#%% dataclass
@dataclass
class Reading:
    sensor: str
    value: float = 0.0
    unit: str = "C"

    def label(self):
        return f"{self.sensor}: {self.value} {self.unit}"
