#include "app/checks/run.h"
#include "app/diff/patch.h"
#include "app/mend/propose.h"
#include "tests/app/mend/fixture.h"
#include "tests/support/knowledge_folder.h"

namespace {

/// Code with all that is found in it.
class Code
{
public:
    explicit Code(const std::string &text, const std::string &name = "main.py",
                  const knowledge::KnowledgeBase &base = ownKnowledge())
        : m_base(base)
    {
        file.name = name;
        file.text = text;
    }

    void look()
    {
        program = python::analyse({file}, m_base);
        facts = checks::run(program);
        findings = match::findInCode(program, facts, environment, m_base);
    }

    std::vector<mend::Fix> fixes(const std::string &cause)
    {
        look();
        for (const match::Finding &finding : findings)
            if (finding.cause->id == cause)
                return propose(finding);
        return {};
    }

    std::vector<mend::Fix> propose(const match::Finding &finding)
    {
        return mend::propose(finding, {program, environment, m_base, python, {}, nullptr, nullptr});
    }

    std::vector<std::string> found()
    {
        look();
        std::vector<std::string> ids;
        for (const match::Finding &finding : findings)
            if (finding.strength != match::Strength::Weak)
                ids.push_back(finding.cause->id);
        return ids;
    }

    python::SourceFile file;
    environment::Environment environment;
    std::optional<base::PythonVersion> python;
    python::Program program;
    std::vector<checks::CodeFact> facts;
    std::vector<match::Finding> findings;

private:
    const knowledge::KnowledgeBase &m_base;
};

const std::string wired =
    "import nest_asyncio\nimport azure.functions as func\nfrom azure.data.tables import "
    "TableClient\n"
    "from azure.identity import DefaultAzureCredential\nfrom fastapi import FastAPI\n\n"
    "nest_asyncio.apply()  # for the adapter\n\napp = FastAPI()\n"
    "ferries = TableClient(\n    endpoint=\"https://harbour.example\",\n    "
    "credential=DefaultAzureCredential(),\n"
    "    table_name=\"ferries\",\n)\n\n\n@app.get(\"/ferries\")\nasync def list_ferries():\n    "
    "rows = []\n"
    "    async with ferries:\n        async for row in ferries.query_entities(\"PartitionKey eq "
    "'north'\"):\n"
    "            rows.append(dict(row))  # plain\n    return rows\n\n\n"
    "def main(req: func.HttpRequest, context: func.HttpContext) -> func.HttpResponse:\n"
    "    return func.AsgiMiddleware(app).handle(req, context)\n";

const std::string deployable =
    "import azure.functions as func\nfrom azure.data.tables.aio import TableClient\n"
    "from azure.identity.aio import DefaultAzureCredential\nfrom fastapi import FastAPI\n\napi = "
    "FastAPI()\n"
    "ferries = TableClient(\n    endpoint=\"https://harbour.example\",\n    "
    "credential=DefaultAzureCredential(),\n"
    "    table_name=\"ferries\",\n)\n\n\n@api.get(\"/ferries\")\nasync def list_ferries():\n    "
    "rows = []\n"
    "    async for row in ferries.query_entities(\"PartitionKey eq 'north'\"):\n"
    "        rows.append(dict(row))  # plain\n    return rows\n\n\n"
    "app = func.AsgiFunctionApp(app=api, http_auth_level=func.AuthLevel.FUNCTION)\n";

const std::string endpoint =
    "import asyncio\n\nfrom fastapi import FastAPI\n\napi = FastAPI()\n\n\n"
    "async def load(): ...\n\n\n@api.get('/a')\nasync def a():\n"
    "    return asyncio.run(load())\n";

} // namespace

class ProposeTest : public QObject
{
    Q_OBJECT
private slots:
    void oneFixOfSeveralRecipes()
    {
        for (const char *cause : {"nest-asyncio-in-a-server", "function-app-not-found"}) {
            Code code(wired, "function_app.py");
            const auto fixes = code.fixes(cause);
            QVERIFY2(!fixes.empty() && !fixes[0].changes.empty(), cause);
            QVERIFY(fixes[0].recommended);
            compareText(fixes[0].changes[0].after, deployable);
            QVERIFY(fixes[0].alsoRemoves.size() >= 3);
            QVERIFY(std::count(fixes[0].install.begin(), fixes[0].install.end(), "aiohttp") == 1);
        }
        Code mended(deployable, "function_app.py");
        QVERIFY2(mended.found().empty(), mended.found().empty() ? "" : mended.found()[0].c_str());
    }

    void optionalPartsStayOut()
    {
        Code code("import nest_asyncio\nfrom fastapi import FastAPI\n\nnest_asyncio.apply()\napi = "
                  "FastAPI()\n");
        const auto fixes = code.fixes("nest-asyncio-in-a-server");
        QVERIFY(!fixes.empty());
        compareText(fixes[0].changes[0].after, "from fastapi import FastAPI\n\napi = FastAPI()\n");
    }

    void patchAppliesToTheWholeFile()
    {
        // A snippet from line 11 on, in a file with ten lines before and after it.
        std::string before;
        std::string after;
        for (int line = 1; line <= 10; ++line) {
            before += "x" + std::to_string(line) + " = 1\r\n";
            after += "y" + std::to_string(line) + " = 1\r\n";
        }
        std::string snippet;
        for (const char letter : endpoint)
            snippet += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
        Code code(snippet);
        code.file.snippet = true;
        code.file.firstLine = 11;
        const auto fixes = code.fixes("run-until-complete-in-coroutine");
        QVERIFY(!fixes.empty() && !fixes[0].patch.empty());
        const auto applied = diff::applyPatch("main.py", before + snippet + after, fixes[0].patch);
        QVERIFY2(applied.ok(), applied.ok() ? "" : applied.problem().what.c_str());
        compareText(*applied, before + fixes[0].changes[0].after + after);
    }

    void unknownLineIsSaid()
    {
        Code code(endpoint);
        code.file.snippet = true;
        code.file.firstLineKnown = false;
        const auto fixes = code.fixes("run-until-complete-in-coroutine");
        QVERIFY(!fixes.empty() && !fixes[0].patchProblem.empty());
    }

    void withoutCodeTheCausesOwnExample()
    {
        Code code("");
        code.look();
        match::Finding finding;
        finding.cause = ownKnowledge().cause("run-until-complete-in-coroutine");
        const auto fixes = code.propose(finding);
        QVERIFY(!fixes.empty());
        QCOMPARE(fixes[0].target, mend::Target::Example);
        QVERIFY(fixes[0].patch.empty());
        QVERIFY(!fixes[0].changes.empty());
        const auto &kase = finding.cause->cases.front();
        compareText(*fixes[0].changes[0].before, *ownKnowledge().read(kase, "broken.py"));
        compareText(fixes[0].changes[0].after, *ownKnowledge().read(kase, "fixed.py"));
        QVERIFY(!fixes[0].changes[0].edits.empty());
        compareText(mend::apply(*fixes[0].changes[0].before, fixes[0].changes[0].edits),
                    fixes[0].changes[0].after);
    }

    void newerPythonComesSecond()
    {
        support::KnowledgeFolder folder;
        folder.write(
            "libraries/python.json",
            *ownKnowledge().read(knowledge::Case{{}, TRACEMEND_SOURCE_DIR "/knowledge/libraries"},
                                 "python.json"));
        folder.addCause(
            "nested", "run-in-coroutine",
            "\"code\": [{\"fact\": \"nested-run\"}], \"mends\": ["
            "{\"id\": \"talk\", \"title\": \"Talk\", \"recipes\": [], \"safety\": \"advice\", "
            "\"why\": \"Words.\"},"
            "{\"id\": \"new\", \"title\": \"New\", \"recipes\": [{\"name\": "
            "\"nested-run-to-await\"}], \"safety\": \"safe\", \"why\": \"It is new.\", \"python\": "
            "\">=3.13\"},"
            "{\"id\": \"gone\", \"title\": \"Gone\", \"recipes\": [{\"name\": \"drop-await\"}], "
            "\"safety\": \"safe\", \"why\": \"No.\"},"
            "{\"id\": \"old\", \"title\": \"Old\", \"recipes\": [{\"name\": "
            "\"nested-run-to-await\"}], \"safety\": \"safe\", \"why\": \"It is old.\"}]");
        const auto base = folder.load();
        Code code("import asyncio\nasync def load(): ...\nasync def a():\n    return "
                  "asyncio.run(load())\n",
                  "main.py", base);
        auto fixes = code.fixes("run-in-coroutine");
        QCOMPARE(fixes.size(), std::size_t(3));
        QCOMPARE(fixes[0].id, std::string("old"));
        QVERIFY(fixes[0].recommended);
        QCOMPARE(fixes[1].id, std::string("new"));
        QCOMPARE(fixes[1].safety, knowledge::Safety::Review);
        QVERIFY(fixes[1].why.find("3.13") != std::string::npos);
        QCOMPARE(fixes[2].id, std::string("talk"));
        QVERIFY(!fixes[1].recommended && !fixes[2].recommended);
        code.python = base::PythonVersion{3, 13};
        fixes = code.fixes("run-in-coroutine");
        QCOMPARE(fixes[0].id, std::string("new"));
        QCOMPARE(fixes[0].safety, knowledge::Safety::Safe);
    }

    void hunksAreLinked()
    {
        Code code("import asyncio\n\n\nasync def load(n): ...\n\n\ndef fetch(n):\n    return "
                  "asyncio.run(load(n))\n\n\n"
                  "async def go(x):\n    return fetch(x)\n");
        const auto fixes = code.fixes("sync-helper-runs-a-loop-below-a-coroutine");
        QVERIFY(!fixes.empty() && !fixes[0].changes.empty());
        const auto &edits = fixes[0].changes[0].edits;
        const auto hunks = mend::hunksOf(fixes[0].changes);
        QVERIFY(hunks.size() >= 2);
        for (const int hunk : hunks) {
            const auto closed = mend::withNeeds(edits, {hunk});
            const std::vector<int> chosen(closed.begin(), closed.end());
            QVERIFY(syntax::isValidPython(mend::apply(*fixes[0].changes[0].before, edits, chosen)));
        }
        for (const mend::Edit &edit : edits)
            QVERIFY(!edit.reason.empty());
    }

    void otherFilesFollow()
    {
        python::SourceFile service;
        service.name = "service.py";
        service.text = "import asyncio\n\n\nasync def load(n): ...\n\n\ndef fetch(n):\n    return "
                       "asyncio.run(load(n))\n";
        python::SourceFile main;
        main.name = "main.py";
        main.text = "from service import fetch\n\n\nasync def go(x):\n    return fetch(x)['n']\n";
        const auto program = python::analyse({service, main}, ownKnowledge());
        const environment::Environment environment;
        for (const auto &finding :
             match::findInCode(program, checks::run(program), environment, ownKnowledge())) {
            const auto fixes = mend::propose(
                finding, {program, environment, ownKnowledge(), {}, {}, nullptr, nullptr});
            QVERIFY(!fixes.empty());
            QCOMPARE(fixes[0].changes.size(), std::size_t(2));
            compareText(
                fixes[0].changes[0].after,
                "async def load(n): ...\n\n\nasync def fetch(n):\n    return await load(n)\n");
            compareText(fixes[0].changes[1].after, "from service import fetch\n\n\nasync def "
                                                   "go(x):\n    return (await fetch(x))['n']\n");
            return;
        }
        QFAIL("nothing was found");
    }

    void stopIsHonoured()
    {
        Code code(endpoint);
        code.look();
        std::stop_source source;
        source.request_stop();
        QVERIFY(mend::propose(code.findings.at(0), {code.program,
                                                    code.environment,
                                                    ownKnowledge(),
                                                    {},
                                                    source.get_token(),
                                                    nullptr,
                                                    nullptr})
                    .empty());
    }
};

QTEST_GUILESS_MAIN(ProposeTest)
#include "propose_test.moc"
