#include "tests/app/mend/proposed.h"

class BlockRecipeTest : public QObject
{
    Q_OBJECT

    static void row(const char *name, const std::string &body, const std::string &after)
    {
        QTest::newRow(name) << QString::fromStdString(body) << QString::fromStdString(after);
    }

private slots:
    void block_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("after");
        row("names in and out, strings, comments", R"(
    total = 0
    # read it
    with open(path) as f:
        text = """a
  b
"""
        data = json.load(f)  # parse

        # all of it
        total += len(data)
    await asyncio.sleep(0)
    return data, text, total
)",
            R"(
    total = 0

    def read_file():
        nonlocal total
        # read it
        with open(path) as f:
            text = """a
  b
"""
            data = json.load(f)  # parse

            # all of it
            total += len(data)
        return text, data

    text, data = await asyncio.to_thread(read_file)
    await asyncio.sleep(0)
    return data, text, total
)");
        row("connection and cursor", R"(
    conn = sqlite3.connect(path)
    cur = conn.cursor()
    cur.execute('select 1')

    # all of them
    found = cur.fetchall()
    conn.close()
    return found
)",
            R"(
    def use_database():
        conn = sqlite3.connect(path)
        cur = conn.cursor()
        cur.execute('select 1')

        # all of them
        found = cur.fetchall()
        conn.close()
        return found

    found = await asyncio.to_thread(use_database)
    return found
)");
        row("returns from within", R"(
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute('select 1').fetchall()
)",
            R"(
    def use_database():
        with closing(sqlite3.connect(path)) as conn:
            return conn.execute('select 1').fetchall()

    return await asyncio.to_thread(use_database)
)");
        row("inside a try, written to", R"(
    try:
        with open(path, 'w') as f:
            f.write(other)
    except OSError:
        return False
    return True
)",
            R"(
    try:
        def write_file():
            with open(path, 'w') as f:
                f.write(other)

        await asyncio.to_thread(write_file)
    except OSError:
        return False
    return True
)");
        row("gone through", R"(
    read_file = 1
    for line in open(path):
        print(line, read_file)
)",
            R"(
    read_file = 1

    def read_file_in_thread():
        for line in open(path):
            print(line, read_file)

    await asyncio.to_thread(read_file_in_thread)
)");
        row("awaits in between: refuses", R"(
    with open(path) as f:
        await asyncio.sleep(0)
        return f.read()
)",
            "");
        row("leaves a loop: refuses", R"(
    for number in range(3):
        with open(path) as f:
            if f.read():
                break
)",
            "");
        row("not always set: refuses", R"(
    with open(path) as f:
        for line in f:
            last = line
    return last
)",
            "");
        row("returns from the middle: refuses", R"(
    with open(path) as f:
        if f.read():
            return 1
    return 2
)",
            "");
        row("needs the loop: refuses", R"(
    with open(path) as f:
        asyncio.get_running_loop().call_soon(print, f.read())
)",
            "");
        row("connection from outside: refuses", R"(
    with shared:
        return shared.execute('select 1').fetchall()
)",
            "");
        row("handed to the caller: refuses", R"(
    conn = sqlite3.connect(path)
    conn.execute('select 1')
    return conn
)",
            "");
        row("kept in an attribute: refuses", R"(
    other.conn = sqlite3.connect(path)
    other.conn.execute('select 1')
)",
            "");
        row("a generator: refuses", R"(
    with open(path) as f:
        for line in f:
            yield line
)",
            "");
    }
    void block()
    {
        QFETCH(QString, body);
        QFETCH(QString, after);
        const std::string start =
            "import asyncio\nimport json\nimport sqlite3\nfrom contextlib import closing\n\nshared "
            "= sqlite3.connect('a')\n\n\nasync def work(path, other):";
        const std::string before = start + body.toStdString();
        const std::string wanted = after.isEmpty() ? "" : start + after.toStdString();
        const std::string cause = "blocking-call-in-coroutine";
        compareFix(before, cause, "block-in-a-thread", wanted);
        compareFix(withCrLf(before), cause, "block-in-a-thread", withCrLf(wanted));
    }

    void styles_data()
    {
        QTest::addColumn<QString>("python");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("tabs, method, no final line end")
            << "3.11"
            << "import asyncio as aio\nclass Log:\n\tasync def load(self):\n\t\twith "
               "open(self.path) as f:\n\t\t\tself.rows = f.readlines()"
            << "import asyncio as aio\nclass Log:\n\tasync def load(self):\n\t\tdef "
               "read_file():\n\t\t\twith open(self.path) as f:\n\t\t\t\tself.rows = "
               "f.readlines()\n\n\t\tawait aio.to_thread(read_file)";
        QTest::newRow("3.8")
            << "3.8"
            << "import asyncio\n\n\nasync def load(path):\n  with open(path) as f:\n    "
               "return f.read()\n"
            << "import asyncio\n\n\nasync def load(path):\n  def read_file():\n    with "
               "open(path) as f:\n      return f.read()\n\n  return await "
               "asyncio.get_running_loop().run_in_executor(None, read_file)\n";
        QTest::newRow("what the file uses already")
            << "3.11"
            << "from starlette.concurrency import run_in_threadpool as pooled\n\n\nasync def "
               "load(path):\n    with open(path) as f:\n        return f.read()\n"
            << "from starlette.concurrency import run_in_threadpool as pooled\n\n\nasync def "
               "load(path):\n    def read_file():\n        with open(path) as f:\n            "
               "return f.read()\n\n    return await pooled(read_file)\n";
    }
    void styles()
    {
        QFETCH(QString, python);
        QFETCH(QString, before);
        QFETCH(QString, after);
        compareFix(before.toStdString(), "blocking-call-in-coroutine", "block-in-a-thread",
                   after.toStdString(), base::parsePythonVersion(python.toStdString()));
    }

    void mail()
    {
        compareFix("import smtplib\n\n\nasync def send(host, messages):\n    server = "
                   "smtplib.SMTP(host)\n    for message in messages:\n        "
                   "server.send_message(message)\n    server.quit()\n",
                   "network-call-in-coroutine", "block-in-a-thread",
                   "import asyncio\nimport smtplib\n\n\nasync def send(host, messages):\n    def "
                   "talk():\n        server = smtplib.SMTP(host)\n        for message in "
                   "messages:\n            server.send_message(message)\n        "
                   "server.quit()\n\n    await asyncio.to_thread(talk)\n");
    }
};

QTEST_GUILESS_MAIN(BlockRecipeTest)
#include "block_recipe_test.moc"
