#include "app/checks/run.h"
#include "app/mend/gate.h"
#include "tests/app/mend/fixture.h"
#include "tests/support/files.h"

namespace {

/// A program with the finding of one cause, and wrong fixes to hold against the gates.
class Bench
{
public:
    explicit Bench(const std::string &text, const std::string &cause) : m_text(text)
    {
        python::SourceFile file;
        file.name = "main.py";
        file.text = text;
        m_program = python::analyse({file}, ownKnowledge());
        for (const match::Finding &one :
             match::findInCode(m_program, checks::run(m_program), m_environment, ownKnowledge()))
            if (one.cause->id == cause && !m_finding.cause)
                m_finding = one;
        if (!m_finding.cause)
            qWarning("no finding of %s", cause.c_str());
    }

    bool found() const { return m_finding.cause; }

    /// Replaces each text by the other and tells which gate refuses, "" when none does.
    QString gate(const std::vector<std::pair<std::string, std::string>> &replacements,
                 bool hunks = false)
    {
        m_fix = {};
        mend::Change change;
        change.file = "main.py";
        change.before = m_text;
        int hunk = 0;
        for (const auto &[from, to] : replacements) {
            const std::size_t at = m_text.find(from);
            mend::Edit edit;
            edit.range = {at, at + from.size()};
            edit.text = to;
            edit.reason = "test";
            edit.hunk = hunks ? ++hunk : 1;
            change.edits.push_back(edit);
        }
        (void)mend::sortEdits(change.edits);
        change.after = mend::apply(m_text, change.edits);
        if (m_spoil)
            change.after += "# more\n";
        m_fix.changes = {change};
        const mend::ProposeInput input{m_program, m_environment, ownKnowledge(), {},
                                       {},        nullptr,       nullptr};
        const auto refusal = mend::refuse(m_fix, m_finding, input);
        m_why = refusal ? refusal->why : "";
        return refusal ? QString::fromLatin1(refusal->gate.data()) : QString();
    }

    void spoil() { m_spoil = true; }
    const mend::Fix &fix() const { return m_fix; }
    const std::string &why() const { return m_why; }
    std::vector<mend::Fix> fixes() const
    {
        return mend::propose(m_finding,
                             {m_program, m_environment, ownKnowledge(), {}, {}, nullptr, nullptr});
    }

private:
    std::string m_text;
    std::string m_why;
    python::Program m_program;
    environment::Environment m_environment;
    match::Finding m_finding;
    mend::Fix m_fix;
    bool m_spoil = false;
};

const std::string nested =
    "import asyncio\nimport time\n\nfrom fastapi import FastAPI\n\napi = FastAPI()\n\n\n"
    "async def load(): ...\n\n\n@api.get('/a')\nasync def a():\n"
    "    \"\"\"Text.\"\"\"\n    time.time()\n    return asyncio.run(load())\n";
const std::string nestedCause = "run-until-complete-in-coroutine";

} // namespace

class GateTest : public QObject
{
    Q_OBJECT
private slots:
    void rightFixPasses()
    {
        Bench bench(nested, nestedCause);
        QVERIFY(bench.found());
        QCOMPARE(bench.gate({{"import asyncio\n", ""}, {"asyncio.run(load())", "await load()"}}),
                 QString());
    }
    void parses()
    {
        Bench bench(nested, nestedCause);
        QCOMPARE(bench.gate({{"asyncio.run(load())", "await"}}), QString("parses"));
        QCOMPARE(bench.gate({{"async def a", "def a"}, {"asyncio.run(load())", "await load()"}}),
                 QString("parses"));
    }
    void untouched()
    {
        Bench bench(nested, nestedCause);
        QCOMPARE(bench.gate({{"Text.", "Words."}, {"asyncio.run(load())", "await load()"}}),
                 QString("untouched"));
        QCOMPARE(bench.gate({{"asyncio.run(load())", "await load()\r\n"}}), QString("untouched"));
        QCOMPARE(bench.gate({{"asyncio.run(load())\n", "await load()"}}), QString("untouched"));
        bench.spoil();
        QCOMPARE(bench.gate({{"asyncio.run(load())", "await load()"}}), QString("untouched"));
    }
    void patch()
    {
        // Not Python to begin with, so that nothing else looks at it first.
        Bench bench(nested + "\n\nprint 'old'\n", nestedCause);
        QVERIFY(bench.found());
        QCOMPARE(bench.gate({{"    time.time()", std::string("    # \0\n    time.time()", 23)},
                             {"asyncio.run(load())", "await load()"}}),
                 QString("patch"));
    }
    void findingGone()
    {
        Bench bench(nested, nestedCause);
        QCOMPARE(bench.gate({{"    time.time()\n", "    time.time()  # seen\n"}}),
                 QString("finding-gone"));
        QCOMPARE(bench.gate({{"    return asyncio.run(load())",
                              "    x = 1\n    return asyncio.run(load()) or x"}}),
                 QString("finding-gone"));
    }
    void nothingNew()
    {
        Bench bench(nested, nestedCause);
        QCOMPARE(bench.gate({{"import asyncio\n", ""}, {"asyncio.run(load())", "time.sleep(1)"}}),
                 QString("nothing-new"));
    }
    void names()
    {
        Bench bench(nested, nestedCause);
        QCOMPARE(bench.gate({{"import asyncio\n", ""}, {"asyncio.run(load())", "await lode()"}}),
                 QString("names"));
        // The import that nothing uses any more.
        QCOMPARE(bench.gate({{"asyncio.run(load())", "await load()"}}), QString("names"));
    }
    void colour()
    {
        Bench bench("import asyncio\n\n\nasync def load(n): ...\n\n\ndef fetch(n):\n    return "
                    "asyncio.run(load(n))\n\n\n"
                    "async def go(x):\n    fetch(1)\n    return sorted(x, key=fetch)\n",
                    "sync-helper-runs-a-loop-below-a-coroutine");
        QVERIFY(bench.found());
        QCOMPARE(bench.gate({{"import asyncio\n\n\n", ""},
                             {"def fetch", "async def fetch"},
                             {"asyncio.run(load(n))", "await load(n)"},
                             {"    fetch(1)", "    await fetch(1)"}}),
                 QString("colour"));
    }
    void bound()
    {
        Bench bench("import asyncio\nimport sqlite3\n\nfrom fastapi import FastAPI\n\napi = "
                    "FastAPI()\ndb = sqlite3.connect('x')\n\n\n"
                    "@api.get('/a')\nasync def a():\n    await asyncio.sleep(0)\n    "
                    "db.execute('select 1')\n",
                    "blocking-call-in-coroutine");
        QVERIFY(bench.found());
        QCOMPARE(bench.gate({{"db.execute('select 1')",
                              "await asyncio.to_thread(db.execute, 'select 1')"}}),
                 QString("bound"));
        QCOMPARE(bench.gate({{"db.execute('select 1')",
                              "await asyncio.to_thread(lambda: db.execute('select 1'))"}}),
                 QString("bound"));
        QCOMPARE(bench.gate({{"    db.execute('select 1')",
                              "    def use():\n        db.execute('select 1')\n\n    await "
                              "asyncio.to_thread(use)"}}),
                 QString("bound"));
        QVERIFY(bench.fixes().empty() || bench.fixes()[0].changes.empty());
    }
    void partsAreHeldToo()
    {
        Bench bench("import asyncio\n\n\nasync def load(n): ...\n\n\ndef fetch(n):\n    return "
                    "asyncio.run(load(n))\n\n\n"
                    "async def go(x):\n    return fetch(x)\n",
                    "sync-helper-runs-a-loop-below-a-coroutine");
        QVERIFY(bench.found());
        const std::vector<std::pair<std::string, std::string>> edits = {
            {"def fetch(n):\n    return asyncio.run(load(n))",
             "async def fetch(n):\n    return await load(n)"},
            {"import asyncio\n\n\n", ""},
            {"return fetch(x)", "return await fetch(x)"}};
        QCOMPARE(bench.gate(edits), QString());
        // The same edits without `needs`: one alone leaves a name unbound, or a coroutine
        // unawaited.
        QVERIFY(!bench.gate(edits, true).isEmpty());
    }
    void everyGateHasAName() { QCOMPARE(mend::gateNames().size(), std::size_t(8)); }
    void choices()
    {
        Bench bench(nested, nestedCause);
        const python::Program none = python::analyse({}, ownKnowledge());
        const environment::Environment environment;
        const mend::ProposeInput input{none, environment, ownKnowledge(), {}, {}, nullptr, nullptr};
        std::string half = nested;
        half.replace(half.find("import asyncio\n"), 15, "");
        const auto refusal = mend::refuseChoice(nested, half, input);
        QVERIFY(refusal);
        QCOMPARE(std::string(refusal->gate), std::string("names"));
        QVERIFY(!mend::refuseChoice(nested, nested + "x = 1\n", input));
    }

    void schemaHasEveryRecipe()
    {
        const std::string schema =
            support::readFile(TRACEMEND_SOURCE_DIR "/knowledge/schema/recipes.json");
        std::size_t entries = 0;
        for (std::size_t at = schema.find("\"name\""); at != std::string::npos;
             at = schema.find("\"name\"", at + 1))
            ++entries;
        QCOMPARE(entries, mend::allRecipes().size());
        for (const mend::Recipe &recipe : mend::allRecipes()) {
            const std::size_t at = schema.find("\"name\": \"" + std::string(recipe.name) + "\"");
            QVERIFY2(at != std::string::npos, recipe.name.data());
            const std::string entry = schema.substr(at, schema.find("\"name\"", at + 6) - at);
            std::size_t values = 0;
            for (const mend::RecipeParameter &parameter : recipe.parameters) {
                QVERIFY2(entry.find("\"" + std::string(parameter.name) + "\"") != std::string::npos,
                         recipe.name.data());
                values += parameter.values.size() + 1;
                for (const std::string_view value : parameter.values)
                    QVERIFY2(entry.find("\"" + std::string(value) + "\"") != std::string::npos,
                             value.data());
            }
            // Nothing but what the recipe declares: its name, "parameters", and those.
            const auto quotes = std::count(entry.begin(), entry.end(), '"');
            QCOMPARE(static_cast<std::size_t>(quotes), 2 * (3 + values));
        }
    }
};

QTEST_GUILESS_MAIN(GateTest)
#include "gate_test.moc"
