"""Imports a module as a server or a worker does."""
import program
import stage as stages

_PLAIN = "import importlib, sys; sys.path.insert(0, ''); importlib.import_module({!r})"
_RUNNING = """import asyncio, importlib, sys
sys.path.insert(0, '')
async def serve():
    importlib.import_module({!r})
asyncio.run(serve())"""


def module_name(file):
    """"app.main" of app/main.py, "orders" of orders/__init__.py."""
    name = file[:-len(".py")] if file.endswith(".py") else file
    return name.replace("/", ".").removesuffix(".__init__")


def perform(stage):
    code = _RUNNING if stage.expect.get("import") == "running-loop" else _PLAIN
    ran = program.run([stage.python, "-B", "-c", code.format(module_name(stage.case.file))], stage.folder, stage.env,
                      stage.limit)
    return stages.Seen(printed=ran.stderr).take(ran)
