"""Loads a Functions app on a running loop and dispatches requests to it: functions_worker.py PLAN REPORT.

As the Python worker does it: one event loop; an async function is awaited on it, any other runs on a thread pool.
The host, its routes and its bindings are not there.
"""
import asyncio
import collections
import concurrent.futures
import gc
import importlib
import inspect
import json
import logging
import os
import sys
import traceback
import typing
import urllib.parse

import azure.functions as func

logging.basicConfig(stream=sys.stderr, level=logging.WARNING)


class Context(func.Context):
    """What a function gets as its context."""
    invocation_id = "1"
    thread_local_storage = None
    function_name = "lab"
    function_directory = "."
    trace_context = None
    retry_context = None


def request_of(wanted):
    """The library's request object, as the host would hand it over; the route's prefix is empty."""
    path = wanted["path"]
    body, headers = wanted.get("body", "").encode(), dict(wanted.get("headers", {}))
    if "json" in wanted:
        body = json.dumps(wanted["json"]).encode()
        headers.setdefault("content-type", "application/json")
    query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(path).query))
    return func.HttpRequest(method=wanted.get("method", "GET"), url="http://127.0.0.1" + path, headers=headers, params=query,
                            route_params={}, body=body)


def functions_of(module):
    """[user function]: those of a top-level app, or `main`. Raises where the worker finds none."""
    apps = [value for value in vars(module).values() if isinstance(value, getattr(func, "FunctionRegister", ()))]
    if apps:
        return [function.get_user_function() for function in apps[0].get_functions()]
    if hasattr(module, "main") and module.__name__ != "function_app":
        typing.get_type_hints(module.main)
        return [module.main]
    raise LookupError("no function app at the top level of the module, and no main()")


def printed(error):
    """Prints an exception from where the app's own code, or the library, was entered."""
    here = error.__traceback__
    while here and here.tb_frame.f_code.co_filename == __file__:
        here = here.tb_next
    traceback.print_exception(type(error), error, here)
    sys.stderr.flush()


def arguments_of(function, wanted):
    """By name: `context` gets the context, the first other parameter the request."""
    names = [name for name, one in inspect.signature(function).parameters.items()
             if one.kind in (one.POSITIONAL_OR_KEYWORD, one.KEYWORD_ONLY)]
    given = {"context": Context()} if "context" in names else {}
    for name in names:
        if name != "context":
            given[name] = request_of(wanted)
            break
    return given


async def invoked(function, wanted, pool, seconds):
    """(status, body) of one invocation."""
    try:
        given = arguments_of(function, wanted)
        if inspect.iscoroutinefunction(function):
            work = function(**given)
        else:
            work = asyncio.get_running_loop().run_in_executor(pool, lambda: function(**given))
        answer = await asyncio.wait_for(work, seconds)
        body = answer.get_body() if isinstance(answer, func.HttpResponse) else str(answer).encode()
        return getattr(answer, "status_code", 200), body.decode("utf-8", "replace")[:2000]
    except asyncio.TimeoutError:
        return 0, ""
    except Exception as error:
        printed(error)
        return 500, ""


async def work(plan):
    report = {"loads": True, "statuses": [], "at_once": {}, "stalls": []}
    sys.path.insert(0, "")
    name = plan["file"][:-len(".py")].replace("/", ".")
    try:
        function = functions_of(importlib.import_module(name[:-len(".__init__")] if name.endswith(".__init__") else name))[0]
    except Exception as error:
        printed(error)
        return {**report, "loads": False}
    pool = concurrent.futures.ThreadPoolExecutor()
    for wanted in plan["requests"]:
        report["statuses"].append(await invoked(function, wanted, pool, plan["seconds"]))
    if plan["count"] and plan["many"]:
        answers = await asyncio.gather(*(invoked(function, plan["many"], pool, plan["seconds"])
                                         for _ in range(plan["count"])))
        report["at_once"] = collections.Counter(status for status, _ in answers)
    for _ in range(plan["rounds"]):
        report["stalls"].append(await worst_wait(function, plan, pool))
    return report


async def worst_wait(function, plan, pool):
    """Seconds that something trivial on the loop waited while many invocations were under way."""
    loop = asyncio.get_running_loop()
    heavy = asyncio.gather(*(invoked(function, plan["requests"][0], pool, 60) for _ in range(plan["heavy"])))
    worst = 0.0
    while not heavy.done():
        start = loop.time()
        await asyncio.sleep(0.002)
        worst = max(worst, loop.time() - start - 0.002)
    await heavy
    return worst


def main():
    with open(sys.argv[1], encoding="utf-8") as handle:
        plan = json.load(handle)
    if plan["loop"] == "uvloop":
        import uvloop
        loop = uvloop.new_event_loop()
    else:
        loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        report = loop.run_until_complete(work(plan))
    finally:
        loop.close()
    with open(sys.argv[2], "w", encoding="utf-8") as handle:
        json.dump(report, handle)
    if 0 in report["at_once"] or 0 in [status for status, _ in report["statuses"]]:
        # a thread that never answers would be waited for at the end
        gc.collect()
        sys.stderr.flush()
        os._exit(0)


main()
