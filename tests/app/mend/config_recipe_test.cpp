#include "app/diff/patch.h"
#include "app/mend/json_edits.h"
#include "app/mend/requirement_edits.h"
#include "tests/app/mend/proposed.h"

namespace {

std::string applied(const std::string &text, const base::Result<std::vector<mend::Edit>> &edits)
{
    return edits ? mend::apply(text, *edits) : "refused";
}

const std::string api = "import azure.functions as func\nfrom fastapi import FastAPI\n\napi = "
                        "FastAPI()\n\n\n@api.get('/orders')\nasync def orders():\n    return "
                        "[]\n\n\napp = func.AsgiFunctionApp(app=api)\n";

} // namespace

class ConfigRecipeTest : public QObject
{
    Q_OBJECT
private slots:
    void json_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("set") << "{\"a\": {\"b\": {\"c\": \"api\"}}}"
                             << "{\"a\": {\"b\": {\"c\": \"x\"}}}";
        QTest::newRow("added, two blanks")
            << "{\n  \"version\": \"2.0\"\n}\n"
            << "{\n  \"version\": \"2.0\",\n  \"a\": {\n    \"b\": {\n      \"c\": \"x\"\n    }\n "
               " }\n}\n";
        QTest::newRow("added below what is there, tabs")
            << "{\n\t\"a\": {\n\t\t\"z\": 1\n\t},\n\t\"v\": 2\n}"
            << "{\n\t\"a\": {\n\t\t\"z\": 1,\n\t\t\"b\": {\n\t\t\t\"c\": \"x\"\n\t\t}\n\t},\n\t"
               "\"v\": 2\n}";
        QTest::newRow("empty object on lines") << "{\n  \"a\": {}\n}"
                                               << "{\n  \"a\": {\n    \"b\": {\n      \"c\": "
                                                  "\"x\"\n    }\n  }\n}";
        QTest::newRow("one line, tight") << "{\"v\":\"2.0\",\"a\":{\"z\":1}}"
                                         << "{\"v\":\"2.0\",\"a\":{\"z\":1, "
                                            "\"b\":{\"c\":\"x\"}}}";
        QTest::newRow("something else refuses") << "{\"a\": [1]}" << "refused";
        QTest::newRow("no JSON refuses") << "{\"a\": " << "refused";
    }
    void json()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        for (const bool windows : {false, true}) {
            const std::string text =
                windows ? withCrLf(before.toStdString()) : before.toStdString();
            compareText(applied(text, mend::setJsonText(text, "a.b.c", "x")),
                        windows ? withCrLf(after.toStdString()) : after.toStdString());
        }
    }

    void requirements_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("pin") << "pin" << "# deps\nfastapi==0.1\nAzure_Functions==1.12.0  # old\n"
                             << "# deps\nfastapi==0.1\nAzure_Functions==1.13.3  # old\n";
        QTest::newRow("range") << "pin" << "azure-functions>=1.11,<1.13 ; python_version > '3.8'\n"
                               << "azure-functions>=1.13.3 ; python_version > '3.8'\n";
        QTest::newRow("new enough refuses") << "pin" << "azure-functions==1.21.0\n" << "refused";
        QTest::newRow("no version refuses") << "pin" << "azure-functions\n" << "refused";
        QTest::newRow("another one refuses") << "pin" << "azure-functions-worker==1.0\n"
                                             << "refused";
        QTest::newRow("hashes refuse") << "pin" << "azure-functions==1.12.0 --hash=sha256:00\n"
                                       << "refused";
        QTest::newRow("drop") << "drop" << "a\nazure.functions[x]>=1  # why\nb"
                              << "a\nb";
        QTest::newRow("add, sorted") << "add" << "aiohttp\nfastapi\n"
                                     << "aiohttp\nazure-functions\nfastapi\n";
        QTest::newRow("add, at the end") << "add" << "fastapi\naiohttp"
                                         << "fastapi\naiohttp\nazure-functions";
        QTest::newRow("there already refuses") << "add" << "azure_functions==1\n" << "refused";
    }
    void requirements()
    {
        QFETCH(QString, form);
        QFETCH(QString, before);
        QFETCH(QString, after);
        run(form, before, after, false);
    }

    void toml_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const QString list = "[project]\nname = \"azure-functions\"  # mine\ndependencies = [\n    "
                             "\"fastapi\",  # web\n    'azure-functions==1.12.0',\n]\n";
        QTest::newRow("pin") << "pin" << list << QString(list).replace("==1.12.0", "==1.13.3");
        QTest::newRow("drop") << "drop" << list
                              << QString(list).remove("    'azure-functions==1.12.0',\n");
        QTest::newRow("drop from a line")
            << "drop" << "[project]\ndependencies = [\"a\", \"azure-functions\", \"b\"]\n"
            << "[project]\ndependencies = [\"a\", \"b\"]\n";
        QTest::newRow("drop the last of a line")
            << "drop" << "[project]\ndependencies = [\"a\", \"azure-functions\"]\n"
            << "[project]\ndependencies = [\"a\"]\n";
        QTest::newRow("poetry")
            << "pin"
            << "[tool.poetry.dependencies]\npython = \"^3.8\"\nazure-functions = \"^1.12\"\n"
            << "[tool.poetry.dependencies]\npython = \"^3.8\"\nazure-functions = \"^1.13.3\"\n";
        QTest::newRow("add")
            << "add" << "[project]\ndependencies = [\n  'aiohttp',\n  'fastapi',\n]\n"
            << "[project]\ndependencies = [\n  'aiohttp',\n  'azure-functions',\n  'fastapi',\n]\n";
        QTest::newRow("another list refuses")
            << "pin" << "[tool.x]\nwords = [\"azure-functions==1\"]\n"
            << "refused";
    }
    void toml()
    {
        QFETCH(QString, form);
        QFETCH(QString, before);
        QFETCH(QString, after);
        run(form, before, after, true);
    }

    void routePrefix()
    {
        const std::string host = "{\n  \"version\": \"2.0\"\n}\n";
        const Proposals proposals({{"function_app.py", api}, {"host.json", host}});
        QCOMPARE(proposals.causes(), std::vector<std::string>{"route-prefix-doubled"});
        compareText(proposals.after("route-prefix-doubled", "empty-route-prefix", "host.json"),
                    "{\n  \"version\": \"2.0\",\n  \"extensions\": {\n    \"http\": {\n      "
                    "\"routePrefix\": \"\"\n    }\n  }\n}\n");
        const auto fixes = proposals.of("route-prefix-doubled");
        QVERIFY(!fixes.empty() && !fixes[0].patch.empty());
        const auto patched = diff::applyPatch("host.json", host, fixes[0].patch);
        QVERIFY(patched.ok());
    }

    void routePrefixIsRight_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("host");
        const QString code = QString::fromStdString(api);
        QTest::newRow("empty") << code << "{\"extensions\": {\"http\": {\"routePrefix\": \"\"}}}";
        QTest::newRow("routes have it")
            << QString(code).replace("'/orders'", "'/api/orders'") << "{}";
        QTest::newRow("router has it")
            << QString(code).replace("FastAPI()\n", "FastAPI(root_path='/api')\n") << "{}";
        QTest::newRow("no host.json") << code << "";
        QTest::newRow("no application of Functions")
            << QString(code).replace("func.AsgiFunctionApp(app=api)", "api") << "{}";
    }
    void routePrefixIsRight()
    {
        QFETCH(QString, code);
        QFETCH(QString, host);
        std::vector<TestFile> files = {{"function_app.py", code.toStdString()}};
        if (!host.isEmpty())
            files.push_back({"host.json", host.toStdString()});
        const auto causes = Proposals(files).causes();
        QVERIFY(std::find(causes.begin(), causes.end(), "route-prefix-doubled") == causes.end());
    }

    void patchIsDroppedFromRequirements()
    {
        const std::string code =
            "import nest_asyncio\nfrom fastapi import FastAPI\n\nnest_asyncio.apply()\napi = "
            "FastAPI()\n";
        const Proposals proposals(
            {{"main.py", code}, {"requirements.txt", "fastapi\r\nnest-asyncio==1.6.0\r\n"}});
        const std::string cause = "nest-asyncio-in-a-server";
        compareText(proposals.after(cause, "remove-the-patch"),
                    "from fastapi import FastAPI\n\napi = FastAPI()\n");
        compareText(proposals.after(cause, "remove-the-patch", "requirements.txt"), "fastapi\r\n");
        // Without it in sight the code alone changes.
        const Proposals alone({{"main.py", code}});
        QCOMPARE(alone.of(cause).front().changes.size(), std::size_t(1));
    }

private:
    void run(const QString &form, const QString &before, const QString &after, bool toml)
    {
        const std::string name = "azure-functions";
        for (const bool windows : {false, true}) {
            const std::string text =
                windows ? withCrLf(before.toStdString()) : before.toStdString();
            const auto edits = form == "pin"    ? mend::pinRequirement(text, toml, name, "1.13.3")
                               : form == "drop" ? mend::dropRequirement(text, toml, name)
                                                : mend::addRequirement(text, toml, name);
            compareText(applied(text, edits),
                        windows ? withCrLf(after.toStdString()) : after.toStdString());
        }
    }
};

QTEST_GUILESS_MAIN(ConfigRecipeTest)
#include "config_recipe_test.moc"
