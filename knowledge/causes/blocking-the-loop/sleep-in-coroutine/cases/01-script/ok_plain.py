import time


def read_probe(name):
    time.sleep(0.4)
    return {"probe": name, "celsius": 21.5}


def survey():
    for name in ("roof", "cellar"):
        print(read_probe(name))


if __name__ == "__main__":
    survey()
