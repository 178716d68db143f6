#include "app/match/find.h"
#include "app/trace/parse.h"
#include "tests/support/knowledge_folder.h"
#include <QTest>

namespace {

/// A paste with everything that find() is given; facts are put in by hand.
class Scene
{
public:
    Scene(const support::KnowledgeFolder &folder, std::string pasted, std::string code = {},
          std::string name = "shop.py")
        : m_knowledge(folder.load()), m_paste(paste::read(std::move(pasted))),
          m_trace(trace::parse(m_paste)), environment(environment::read(m_paste, m_trace))
    {
        std::vector<python::SourceFile> files;
        if (!code.empty())
            files.push_back({std::move(name), std::move(code)});
        m_program = python::analyse(std::move(files), m_knowledge);
    }

    void addFact(const std::string &kind, const std::string &at, const std::string &function = {})
    {
        const auto &module = m_program.module(0);
        checks::CodeFact fact;
        fact.kind = kind;
        const auto start = module.file.text.find(at);
        fact.range = {start, start + at.size()};
        fact.what = "seen here";
        for (std::size_t i = 0; i < module.functions.size(); ++i)
            if (module.functions[i].name == function)
                fact.function = python::FunctionRef{0, i};
        m_facts.push_back(std::move(fact));
    }
    checks::CodeFact &lastFact() { return m_facts.back(); }

    match::Matches find() const
    {
        return match::find({m_paste, m_trace, m_program, m_facts, environment, m_knowledge});
    }
    std::vector<match::Finding> inCode() const
    {
        return match::findInCode(m_program, m_facts, environment, m_knowledge);
    }
    const std::string &bytes() const { return m_paste.bytes; }

private:
    knowledge::KnowledgeBase m_knowledge;
    paste::Paste m_paste;
    trace::Trace m_trace;

public:
    environment::Environment environment;

private:
    python::Program m_program;
    std::vector<checks::CodeFact> m_facts;
};

std::string ids(const std::vector<match::Finding> &findings)
{
    static const char *const words[] = {"strong", "possible", "weak"};
    std::string result;
    for (const auto &one : findings)
        result += (result.empty() ? "" : " ") + one.cause->id + ":" +
                  words[static_cast<int>(one.strength)];
    return result;
}

const char *const stuckTrace =
    "Traceback (most recent call last):\n"
    "  File \"/srv/shop.py\", line 4, in price\n"
    "    return warehouse.ask(item)\n"
    "  File \"/usr/lib/python3.11/site-packages/warehouse/ask.py\", line 9, in ask\n"
    "    raise Stuck(\"the gate is shut\")\n"
    "warehouse.errors.Stuck: the gate is shut\n";

const char *const code = "import warehouse\n"
                         "\n"
                         "def price(item):\n"
                         "    return warehouse.ask(item)\n"
                         "\n"
                         "def stock(item):\n"
                         "    return warehouse.ask(item)\n";

std::string exceptionSignature(const std::string &more)
{
    return "\"signatures\": [{\"on\": \"exception\", " + more + "}]";
}

} // namespace

class FindTest : public QObject
{
    Q_OBJECT

private slots:
    void signature_data()
    {
        QTest::addColumn<QString>("signature");
        QTest::addColumn<bool>("fits");
        QTest::newRow("type and text") << R"("type": "Stuck", "message": "gate is")" << true;
        QTest::newRow("text alone") << R"("message": "gate is")" << true;
        QTest::newRow("one of several types")
            << R"("type": "Lost|Stuck", "message": "gate")" << true;
        QTest::newRow("another type") << R"("type": "StuckError", "message": "gate is")" << false;
        QTest::newRow("another text") << R"("type": "Stuck", "message": "gate was")" << false;
        QTest::newRow("text excluded") << R"("message": "gate", "message_not": "shut")" << false;
        QTest::newRow("frame by file")
            << R"("message": "gate", "frames": ["warehouse/ask\\.py"])" << true;
        QTest::newRow("frame by function")
            << R"("message": "gate", "frames": [", in ask$"])" << true;
        QTest::newRow("frame by code")
            << R"("message": "gate", "frames": ["warehouse\\.ask.item"])" << true;
        QTest::newRow("text in a string of a code line")
            << R"("message": "gate", "frames": ["gate is shut"])" << false;
        QTest::newRow("one frame of two")
            << R"("message": "gate", "frames": ["ask", "cellar"])" << false;
        QTest::newRow("frame excluded")
            << R"("message": "gate", "frames_not": ["warehouse/"])" << false;
        QTest::newRow("last frame") << R"("message": "gate", "last_frame": ", in ask$")" << true;
        QTest::newRow("last frame is not an earlier one")
            << R"("message": "gate", "last_frame": ", in price$")" << false;
        QTest::newRow("last frame outside a package")
            << R"("message": "gate", "last_frame": ", in price$", "skip_packages": ["warehouse"])"
            << true;
        QTest::newRow("code beside it")
            << R"("message": "gate", "with": ["code:def stock"])" << true;
        QTest::newRow("import beside it")
            << R"("message": "gate", "with": ["import:warehouse"])" << true;
        QTest::newRow("no such import") << R"("message": "gate", "with": ["import:ware"])" << false;
        QTest::newRow("fact beside it") << R"("message": "gate", "with": ["blocked-gate"])" << true;
        QTest::newRow("no such fact") << R"("message": "gate", "with": ["open-gate"])" << false;
        QTest::newRow("another platform") << R"("message": "gate", "platform": "windows")" << false;
        QTest::newRow("python excluded") << R"("message": "gate", "python": ">=3.14")" << false;
        QTest::newRow("python included") << R"("message": "gate", "python": ">=3.11")" << true;
    }

    void signature()
    {
        QFETCH(QString, signature);
        QFETCH(bool, fits);
        support::KnowledgeFolder folder;
        folder.addCause("gates", "gate-shut", exceptionSignature(signature.toStdString()));
        Scene scene(folder, stuckTrace, code);
        scene.addFact("blocked-gate", "warehouse.ask(item)", "price");
        scene.environment.platform = "linux";
        scene.environment.python = base::PythonVersion{3, 11};
        QCOMPARE(ids(scene.find().findings), std::string(fits ? "gate-shut:strong" : ""));
    }

    void unknownVersionMakesPossible()
    {
        support::KnowledgeFolder folder;
        folder.addCause(
            "gates", "gate-shut",
            exceptionSignature(R"("message": "gate", "libraries": {"warehouse": ">=2"})"));
        Scene scene(folder, stuckTrace);
        const auto unknown = scene.find().findings;
        QCOMPARE(ids(unknown), std::string("gate-shut:possible"));
        QVERIFY(unknown[0].why.find("warehouse") != std::string::npos);
        scene.environment.libraries["warehouse"] = "2.1";
        QCOMPARE(ids(scene.find().findings), std::string("gate-shut:strong"));
        scene.environment.libraries["warehouse"] = "1.9";
        QCOMPARE(ids(scene.find().findings), std::string());
    }

    void siblingsArePossible()
    {
        support::KnowledgeFolder folder;
        folder.addCause("gates", "gate-shut", exceptionSignature(R"("message": "gate")"));
        folder.addCause("gates", "gate-stuck",
                        exceptionSignature(R"("message": "shut", "frames": ["ask"])"));
        Scene scene(folder, stuckTrace);
        const auto findings = scene.find().findings;
        QCOMPARE(ids(findings), std::string("gate-stuck:possible gate-shut:possible"));
        QVERIFY(findings[0].why.find("Title of gate-shut") != std::string::npos);
    }

    void beatenOnTheSameEvidenceIsDropped()
    {
        support::KnowledgeFolder folder;
        folder.addCause("gates", "first",
                        exceptionSignature(R"("message": "gate")") +
                            R"(, "before": [{"cause": "second", "reason": "it is narrower"}])");
        folder.addCause("gates", "second",
                        exceptionSignature(R"("message": "shut")") +
                            R"(, "before": [{"cause": "third", "reason": "it is narrower"}])");
        folder.addCause("gates", "third", exceptionSignature(R"("type": "Stuck")"));
        Scene scene(folder, stuckTrace);
        QCOMPARE(ids(scene.find().findings), std::string("first:strong"));
    }

    void traceAndCodeAreOneFinding()
    {
        support::KnowledgeFolder folder;
        folder.addCause("gates", "gate-shut",
                        exceptionSignature(R"("message": "gate")") +
                            R"(, "code": [{"fact": "blocked-gate"}])");
        Scene scene(folder, stuckTrace, code);
        scene.addFact("blocked-gate", "warehouse.ask(item)", "price");
        const auto findings = scene.find().findings;
        QCOMPARE(ids(findings), std::string("gate-shut:strong"));
        QVERIFY(findings[0].fact.has_value());
        QVERIFY(findings[0].exception.has_value());
        QCOMPARE(findings[0].file, std::string("shop.py"));
        QCOMPARE(findings[0].line, 4);
        int primaries = 0;
        for (std::size_t i = 0; i < findings[0].evidence.size(); ++i) {
            const auto &one = findings[0].evidence[i];
            QCOMPARE(one.number, static_cast<int>(i) + 1);
            primaries += one.primary;
            if (one.source == "paste" && one.what.find("error") != std::string::npos)
                QCOMPARE(scene.bytes().substr(one.range.start, one.range.size()),
                         std::string("warehouse.errors.Stuck: the gate is shut"));
        }
        QCOMPARE(primaries, 1);
    }

    void codeElsewhereIsASecondFinding()
    {
        support::KnowledgeFolder folder;
        folder.addCause("gates", "gate-shut",
                        exceptionSignature(R"("message": "gate")") +
                            R"(, "code": [{"fact": "blocked-gate"}])");
        Scene scene(folder, stuckTrace, code);
        scene.addFact("blocked-gate", "return warehouse.ask(item)\n", "price");
        scene.addFact("blocked-gate", "stock", "stock");
        const auto findings = scene.find().findings;
        QCOMPARE(ids(findings), std::string("gate-shut:strong gate-shut:strong"));
        QVERIFY(findings[0].exception && !findings[1].exception);
        QCOMPARE(findings[1].line, 6);
    }

    void codeDecidesBetweenSiblings()
    {
        support::KnowledgeFolder folder;
        folder.addCause("gates", "by-hand",
                        exceptionSignature(R"("message": "gate")") +
                            R"(, "code": [{"fact": "hand"}])");
        folder.addCause("gates", "by-wind",
                        exceptionSignature(R"("message": "gate")") +
                            R"(, "code": [{"fact": "wind"}])");
        Scene scene(folder, stuckTrace, code);
        scene.addFact("wind", "warehouse.ask(item)", "price");
        QCOMPARE(ids(scene.find().findings), std::string("by-wind:strong"));
    }

    void anotherFaultInTheCodeComesAfterTheTrace()
    {
        support::KnowledgeFolder folder;
        folder.addCause("alarms", "slow", R"("code": [{"fact": "slow-gate"}])");
        folder.addCause("gates", "gate-shut",
                        exceptionSignature(R"("message": "gate", "at_most": "possible")"));
        Scene scene(folder, stuckTrace, code);
        scene.addFact("slow-gate", "warehouse.ask(item)", "price");
        QCOMPARE(ids(scene.find().findings), std::string("gate-shut:possible slow:possible"));
    }

    void codeCondition_data()
    {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<bool>("holds");
        QTest::newRow("kind alone") << R"("fact": "slow-gate")" << true;
        QTest::newRow("value") << R"("fact": "slow-gate", "in": "endpoint")" << true;
        QTest::newRow("one of several values")
            << R"("fact": "slow-gate", "in": ["task", "endpoint"])" << true;
        QTest::newRow("glob") << R"("fact": "slow-gate", "name": "warehouse.*")" << true;
        QTest::newRow("glob of another") << R"("fact": "slow-gate", "name": "house.*")" << false;
        QTest::newRow("value excluded")
            << R"("fact": "slow-gate", "in_not": ["endpoint"])" << false;
        QTest::newRow("attribute that is not there")
            << R"("fact": "slow-gate", "twin": "*")" << false;
        QTest::newRow("another kind") << R"("fact": "fast-gate")" << false;
    }

    void codeCondition()
    {
        QFETCH(QString, condition);
        QFETCH(bool, holds);
        support::KnowledgeFolder folder;
        folder.addCause("alarms", "slow", "\"code\": [{" + condition.toStdString() + "}]");
        Scene scene(folder, "", code);
        scene.addFact("slow-gate", "warehouse.ask(item)", "price");
        scene.lastFact().attributes = {{"in", {"endpoint"}}, {"name", {"warehouse.ask"}}};
        QCOMPARE(ids(scene.inCode()), std::string(holds ? "slow:strong" : ""));
    }

    void chainedErrorsAreTriedNearestFirst()
    {
        support::KnowledgeFolder folder;
        folder.addCause("gates", "far", exceptionSignature(R"("type": "OSError")"));
        folder.addCause("gates", "near", exceptionSignature(R"("type": "KeyError")"));
        const std::string chain =
            "Traceback (most recent call last):\n  File \"/srv/a.py\", line 1, in a\n    "
            "open(gate)\nOSError: no gate\n"
            "\nThe above exception was the direct cause of the following exception:\n\n"
            "Traceback (most recent call last):\n  File \"/srv/a.py\", line 3, in b\n    "
            "find(gate)\nKeyError: 'gate'\n"
            "\nThe above exception was the direct cause of the following exception:\n\n"
            "Traceback (most recent call last):\n  File \"/srv/a.py\", line 5, in c\n    "
            "go()\nValueError: no way\n";
        QCOMPARE(ids(Scene(folder, chain).find().findings), std::string("near:strong"));
        folder.addCause("gates", "last", exceptionSignature(R"("type": "ValueError")"));
        QCOMPARE(ids(Scene(folder, chain).find().findings), std::string("last:strong"));
    }

    void membersOfAGroupAreFindingsOfTheirOwn()
    {
        support::KnowledgeFolder folder;
        folder.addCause("gates", "left", exceptionSignature(R"("type": "KeyError")"));
        folder.addCause("gates", "right", exceptionSignature(R"("type": "OSError")"));
        const std::string group =
            "  + Exception Group Traceback (most recent call last):\n"
            "  |   File \"/srv/a.py\", line 9, in main\n"
            "  |     await both()\n"
            "  | ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)\n"
            "  +-+---------------- 1 ----------------\n"
            "    | Traceback (most recent call last):\n"
            "    |   File \"/srv/a.py\", line 3, in one\n"
            "    |     find(gate)\n"
            "    | KeyError: 'gate'\n"
            "    +---------------- 2 ----------------\n"
            "    | Traceback (most recent call last):\n"
            "    |   File \"/srv/a.py\", line 5, in two\n"
            "    |     open(gate)\n"
            "    | OSError: no gate\n"
            "    +------------------------------------\n";
        QCOMPARE(ids(Scene(folder, group).find().findings),
                 std::string("left:strong right:strong"));
    }

    void warningJoinsWhatItFollowsFrom()
    {
        support::KnowledgeFolder folder;
        folder.addCause("gates", "gate-shut", exceptionSignature(R"("message": "gate")"));
        folder.addCause(
            "waits", "not-awaited",
            R"("signatures": [{"on": "warning", "type": "RuntimeWarning", "message": "never awaited"}])");
        const std::string call = "Traceback (most recent call last):\n  File \"/srv/shop.py\", "
                                 "line 4, in price\n    run(ask(item))\n"
                                 "Stuck: the gate is shut\n";
        const std::string warning =
            "/srv/shop.py:9: RuntimeWarning: coroutine 'ask' was never awaited\n  run(ask(item))\n";
        const std::string other =
            "/srv/shop.py:9: RuntimeWarning: coroutine 'sell' was never awaited\n  sell(item)\n";
        QCOMPARE(ids(Scene(folder, call + warning).find().findings),
                 std::string("gate-shut:strong"));
        QCOMPARE(ids(Scene(folder, call + other).find().findings),
                 std::string("gate-shut:strong not-awaited:strong"));
        QCOMPARE(ids(Scene(folder, warning).find().findings), std::string("not-awaited:strong"));
    }

    void textElsewhereIsNoEvidence_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("docstring")
            << "def price():\n    \"\"\"Stuck: the gate is shut\"\"\"\n    return 1\n";
        QTest::newRow("comment") << "# Stuck: the gate is shut\nprice = 1\n";
        QTest::newRow("string") << "print(\"Stuck: the gate is shut\")\n";
        QTest::newRow("prose") << "I read that the gate is shut is a common message.\n";
    }

    void textElsewhereIsNoEvidence()
    {
        QFETCH(QString, text);
        support::KnowledgeFolder folder;
        folder.addCause("gates", "gate-shut", exceptionSignature(R"("message": "gate is shut")"));
        QCOMPARE(ids(Scene(folder, text.toStdString()).find().findings), std::string());
    }

    void nearestAndNamed()
    {
        support::KnowledgeFolder folder;
        folder.addCause(
            "gates", "gate-open",
            exceptionSignature(R"("type": "Stuck", "message": "the gate stands open")"));
        folder.addCause("moons", "eclipse",
                        exceptionSignature(R"("type": "Dark", "message": "no light")"));
        folder.write(
            "messages/gates.json",
            R"({"id": "gates", "title": "Gates", "sentence": "A gate does not move.", "messages": [
            {"type": "Stuck", "text": "the gate is shut", "pattern": "gate is shut", "versions": "", "source": "warehouse", "alone": true, "literal_chars": 12},
            {"type": "Lost", "text": "the gate", "pattern": "the gate is shut", "versions": "", "source": "warehouse", "alone": true, "literal_chars": 20}]})");
        const Scene scene(folder, stuckTrace);
        const auto matches = scene.find();
        QVERIFY(matches.findings.empty());
        QCOMPARE(matches.nearest.size(), std::size_t(1));
        QCOMPARE(matches.nearest[0].cause->id, std::string("gate-open"));
        QVERIFY(matches.nearest[0].why.find("same exception type") != std::string::npos);
        QCOMPARE(matches.named.size(), std::size_t(1));
        QCOMPARE(matches.named[0].sentence, std::string("A gate does not move."));
    }
};

QTEST_GUILESS_MAIN(FindTest)
#include "find_test.moc"
