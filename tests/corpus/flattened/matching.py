#%% match
def area(shape):
    match shape:
        case Circle(radius=radius):
            return 3.14 * radius ** 2
        case Square(side=side):
            return side ** 2
        case _:
            raise TypeError(shape)
#%% match with guards
def describe(command):
    match command.split():
        case ["go", direction] if direction in WAYS:
            text = "you go " + direction
        case ["take", thing]:
            text = "you take the " + thing
        case _:
            text = "what?"
    return text
#%% match in a loop
def play(events):
    score = 0
    for event in events:
        match event:
            case {"kind": "hit", "points": points}:
                score += points
            case {"kind": "miss"}:
                score -= 1
            case {"kind": "end"}:
                break
    return score
#%% except groups
def run_all(jobs):
    try:
        start(jobs)
    except* OSError as group:
        for error in group.exceptions:
            report(error)
    except* ValueError:
        return False
    return True
#%% else after except
def parse_level(text, levels):
    try:
        level = levels[text]
    except KeyError:
        level = 0
    else:
        level += 1
    return level
#%% nested conditions
def choose(lamp, hour):
    if lamp.broken:
        return None
    if hour < 6:
        if lamp.outside:
            return "on"
        else:
            return "off"
    elif hour > 20:
        return "on"
    return "off"
#%% assertions in a test
def test_clean_removes_comments():
    lines = ["# a", "", "b"]
    result = clean(lines)
    assert result == ["b"]
    assert lines[0] == "# a"
#%% raise in else
def pick(table, key):
    if key in table:
        value = table[key]
    else:
        raise KeyError(key)
    return value
#%% context manager class
class Timer:
    def __enter__(self):
        self.start = now()
        return self
    def __exit__(self, kind, error, trace):
        self.taken = now() - self.start
        return False
#%% global counter
calls = 0
def count():
    global calls
    calls += 1
    if calls > 100:
        raise RuntimeError("too many calls")
    return calls
