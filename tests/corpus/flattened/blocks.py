#%% guard
def first_open(doors):
    for door in doors:
        if door.open:
            return door
    return None
#%% else of loop
def find_berth(berths, length):
    for berth in berths:
        if berth.length >= length:
            chosen = berth
            break
    else:
        raise LookupError("no berth is long enough")
    return chosen
#%% while else
def drain(tank, pump):
    while tank.level > 0:
        if pump.blocked:
            break
        tank.level -= pump.stroke
    else:
        return "empty"
    return "blocked"
#%% elif chain
def grade(score):
    if score >= 90:
        letter = "A"
    elif score >= 75:
        letter = "B"
    elif score >= 50:
        letter = "C"
    else:
        letter = "D"
    return letter
#%% nested loops
def transpose(rows):
    result = []
    for column in range(len(rows[0])):
        line = []
        for row in rows:
            line.append(row[column])
        result.append(line)
    return result
#%% try except
def read_port(text):
    try:
        port = int(text)
    except ValueError:
        return None
    return port
#%% try else finally
def load(path, cache):
    handle = open(path)
    try:
        data = handle.read()
    except OSError as error:
        cache.forget(path)
        raise RuntimeError(path) from error
    else:
        cache[path] = data
    finally:
        handle.close()
    return data
#%% several handlers
def convert(value):
    try:
        return int(value)
    except ValueError:
        pass
    except TypeError:
        return 0
    try:
        return float(value)
    except ValueError:
        return None
#%% nested try
def fetch_twice(client, key):
    try:
        return client.get(key)
    except TimeoutError:
        try:
            return client.get(key)
        except TimeoutError:
            return None
#%% nested with
def copy_rows(source, target):
    with source.lock:
        with target.lock:
            for row in source.rows:
                target.rows.append(row)
    return len(target.rows)
#%% with then use
def word_count(path):
    with open(path) as handle:
        text = handle.read()
    words = text.split()
    return len(words)
#%% continue
def clean(lines):
    kept = []
    for line in lines:
        line = line.strip()
        if not line:
            continue
        if line.startswith("#"):
            continue
        kept.append(line)
    return kept
#%% loop with summary
def weigh(parcels, limit):
    total = 0
    heavy = []
    for parcel in parcels:
        total += parcel.weight
        if parcel.weight > limit:
            heavy.append(parcel)
    return total, heavy
#%% dictionary of lists
def by_harbour(ships):
    result = {}
    for ship in ships:
        group = result.setdefault(ship.harbour, [])
        group.append(ship)
    return result
#%% early returns
def ferry_price(age, resident):
    if resident:
        return 0
    if age < 6:
        return 0
    if age < 16:
        return 4
    return 9
