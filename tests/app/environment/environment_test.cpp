#include "app/environment/environment.h"
#include "app/trace/parse.h"
#include <QTest>

using environment::Environment;

namespace {

Environment read(const std::string &text)
{
    const paste::Paste paste = paste::read(text);
    return environment::read(paste, trace::parse(paste));
}

std::string traceIn(const std::string &path)
{
    return "Traceback (most recent call last):\n  File \"" + path +
           "\", line 3, in f\n    go()\nValueError: no\n";
}

} // namespace

class EnvironmentTest : public QObject
{
    Q_OBJECT

private slots:
    void python_data();
    void python();
    void platform_data();
    void platform();
    void runtime_data();
    void runtime();
    void loop();
    void requirements();
    void project();
    void installed();
    void pathsNameLibraries();
    void remarksAreNoEvidence();
};

void EnvironmentTest::python_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("version");
    const auto path = [](const char *file) { return QString::fromStdString(traceIn(file)); };
    QTest::newRow("library") << path("/usr/lib/python3.11/asyncio/tasks.py") << "3.11";
    QTest::newRow("venv") << path("/srv/venv/lib/python3.9/site-packages/x/y.py") << "3.9";
    QTest::newRow("windows") << path("C:\\Python312\\Lib\\asyncio\\tasks.py") << "3.12";
    QTest::newRow("versions folder") << path("/opt/versions/3.10.4/bin/serve.py") << "3.10";
    QTest::newRow("distribution's folder says nothing")
        << path("/usr/lib/python3/dist-packages/uvicorn/main.py") << "";
    QTest::newRow("banner")
        << "Python 3.12.1 (main, Dec  8 2023, 10:00:00) [GCC 12.2.0] on linux\n>>> 1/0\n"
        << "3.12";
    QTest::newRow("tests") << "platform linux -- Python 3.14.1, pytest-9.1.1, pluggy-1.6.0\n"
                           << "3.14";
    QTest::newRow("prose")
        << "We moved from Python 3.8 to Python 3.11 last week, and since then it fails.\n"
        << "";
}

void EnvironmentTest::python()
{
    QFETCH(QString, text);
    QFETCH(QString, version);
    const Environment environment = read(text.toStdString());
    QCOMPARE(QString::fromStdString(environment.python ? environment.python->text() : ""), version);
}

void EnvironmentTest::platform_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("platform");
    QTest::newRow("linux") << "/srv/tide/app.py" << "linux";
    QTest::newRow("windows") << "D:\\tide\\app.py" << "windows";
    QTest::newRow("macos") << "/Users/mona/tide/app.py" << "macos";
    QTest::newRow("relative") << "app.py" << "";
}

void EnvironmentTest::platform()
{
    QFETCH(QString, path);
    QFETCH(QString, platform);
    QCOMPARE(QString::fromStdString(read(traceIn(path.toStdString())).platform), platform);
}

void EnvironmentTest::runtime_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    const auto path = [](const char *file) { return QString::fromStdString(traceIn(file)); };
    QTest::newRow("uvicorn")
        << path("/v/lib/python3.11/site-packages/uvicorn/protocols/http/h11_impl.py") << "uvicorn";
    QTest::newRow("fastapi") << path("/v/lib/python3.11/site-packages/fastapi/routing.py")
                             << "fastapi";
    QTest::newRow("functions")
        << path("/azure-functions-host/workers/python/3.11/azure_functions_worker/dispatcher.py")
        << "azure-functions";
    QTest::newRow("functions host") << "{\n \"version\": \"2.0\",\n \"extensions\": {}\n}\n"
                                    << "azure-functions";
    QTest::newRow("notebook")
        << "---------------------------------------------------------------------------\n"
           "KeyError                                  Traceback (most recent call last)\n"
           "Cell In[2], line 1\n----> 1 x['a']\n\nKeyError: 'a'\n"
        << "jupyter";
    QTest::newRow("pytest") << "_____ test_tide _____\n\n    def test_tide():\n>       assert f() "
                               "== 1\nE       assert 2 == 1\n\ntest_a.py:3: AssertionError\n"
                            << "pytest";
    QTest::newRow("celery") << path("/v/lib/python3.11/site-packages/celery/app/trace.py")
                            << "celery";
}

void EnvironmentTest::runtime()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QVERIFY(read(text.toStdString()).hasRuntime(name.toStdString()));
    QVERIFY(!read(traceIn("/srv/tide/app.py")).hasRuntime(name.toStdString()));
}

void EnvironmentTest::loop()
{
    QCOMPARE(read(traceIn("uvloop/loop.pyx")).loop, std::string("uvloop"));
    QCOMPARE(read(traceIn("C:\\Python311\\Lib\\asyncio\\proactor_events.py")).loop,
             std::string("proactor"));
    QCOMPARE(read(traceIn("/usr/lib/python3.11/asyncio/selector_events.py")).loop,
             std::string("selector"));
    QCOMPARE(read(traceIn("/srv/app.py")).loop, std::string());
}

void EnvironmentTest::requirements()
{
    const Environment environment = read("fastapi==0.115.0\nAzure_Functions==1.21.0 # or newer, "
                                         "1.22.0\nhttpx>=0.27\n# openai==1.0\n");
    QCOMPARE(environment.libraries.at("fastapi"), std::string("0.115.0"));
    QCOMPARE(environment.libraries.at("azure-functions"), std::string("1.21.0"));
    QCOMPARE(environment.libraries.at("httpx"), std::string());
    QVERIFY(!environment.libraries.count("openai"));
}

void EnvironmentTest::project()
{
    const Environment environment =
        read("[project]\nname = \"tide\"\nrequires-python = \">=3.9\"\ndependencies = [\n  "
             "\"fastapi==0.115.0\",\n  \"httpx\",\n]\n");
    QCOMPARE(environment.libraries.at("fastapi"), std::string("0.115.0"));
    QVERIFY(environment.libraries.count("httpx"));
    QVERIFY(!environment.libraries.count("name"));
    QVERIFY(!environment.python);
}

void EnvironmentTest::installed()
{
    const Environment environment = read(
        "Package      Version\n------------ -------\nuvloop       0.21.0\nopenai       1.40.1\n");
    QCOMPARE(environment.libraries.at("uvloop"), std::string("0.21.0"));
    QCOMPARE(environment.libraries.at("openai"), std::string("1.40.1"));
}

void EnvironmentTest::pathsNameLibraries()
{
    const Environment environment =
        read(traceIn("/v/lib/python3.11/site-packages/azure/data/tables/_client.py"));
    QVERIFY(environment.libraries.count("azure-data-tables"));
    QVERIFY(!environment.libraries.count("azure"));
}

void EnvironmentTest::remarksAreNoEvidence()
{
    const Environment environment =
        read("# python=3.14.1 fastapi=0.162.0 uvloop\n" + traceIn("/srv/app.py"));
    QVERIFY(!environment.python);
    QVERIFY(environment.libraries.empty());
}

QTEST_GUILESS_MAIN(EnvironmentTest)
#include "environment_test.moc"
