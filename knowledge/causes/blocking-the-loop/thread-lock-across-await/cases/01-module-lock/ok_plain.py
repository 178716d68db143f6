import threading
import time

LOCK = threading.Lock()
QUEUE = []


def register(patient):
    with LOCK:
        QUEUE.append(patient)
        time.sleep(0.01)
        QUEUE.append(f"{patient} registered")


def main():
    threads = [threading.Thread(target=register, args=(name,)) for name in ("Ada", "Ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(QUEUE)


if __name__ == "__main__":
    main()
