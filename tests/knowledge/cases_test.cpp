#include "app/diagnose/diagnose.h"
#include "app/diff/patch.h"
#include "app/knowledge/knowledge_base.h"
#include "app/syntax/validity.h"
#include "tests/support/variants.h"
#include <QRegularExpression>
#include <QTest>
#include <filesystem>

/// Holds the engine against every case of every cause: what is found, what is made of it, what
/// stays silent.
class CasesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void isFoundAndMended_data() { everyCase(); }
    void isFoundAndMended();
    void survivesOtherNames_data() { everyCase(); }
    void survivesOtherNames();
    void lookAlikesStaySilent_data();
    void lookAlikesStaySilent();
    void textAloneIsNoEvidence_data();
    void textAloneIsNoEvidence();

private:
    void everyCase();
    const knowledge::Case &current(const knowledge::Cause **cause = nullptr) const;
    diagnose::Diagnosis diagnosed(const knowledge::Case &kase, const std::string &code,
                                  const std::string &trace, bool opinions) const;
    void check(const knowledge::Cause &cause, const knowledge::Case &kase,
               const support::Variant &texts, bool rewrapped = false) const;
    std::string text(const knowledge::Case &kase, const char *file) const
    {
        return m_base.read(kase, file).value_or(std::string());
    }

    knowledge::KnowledgeBase m_base;
};

void CasesTest::initTestCase()
{
    auto base = knowledge::load({TRACEMEND_SOURCE_DIR "/knowledge"});
    QVERIFY2(base.ok(),
             base.ok() ? "" : (base.problem().where + ": " + base.problem().what).c_str());
    m_base = std::move(base).value();
    std::size_t cases = 0;
    for (const auto &cause : m_base.causes())
        cases += cause.cases.size();
    QVERIFY(cases >= 40);
}

void CasesTest::everyCase()
{
    QTest::addColumn<int>("causeIndex");
    QTest::addColumn<int>("caseIndex");
    for (std::size_t i = 0; i < m_base.causes().size(); ++i) {
        const auto &cause = m_base.causes()[i];
        for (std::size_t j = 0; j < cause.cases.size(); ++j)
            QTest::newRow((cause.id + "/" + cause.cases[j].id).c_str()) << int(i) << int(j);
    }
}

const knowledge::Case &CasesTest::current(const knowledge::Cause **cause) const
{
    const auto row = [](const char *name) {
        return static_cast<std::size_t>(*static_cast<int *>(QTest::qData(name, QMetaType::Int)));
    };
    const auto &found = m_base.causes()[row("causeIndex")];
    if (cause)
        *cause = &found;
    return found.cases[row("caseIndex")];
}

diagnose::Diagnosis CasesTest::diagnosed(const knowledge::Case &kase, const std::string &code,
                                         const std::string &trace, bool opinions) const
{
    diagnose::Request request;
    request.python = base::parsePythonVersion(kase.assumePython);
    request.opinions = opinions;
    for (const char *settings : {"host.json", "requirements.txt"})
        if (auto given = m_base.read(kase, settings))
            request.files.push_back({settings, std::move(*given)});
    if (trace.empty()) {
        request.bytes = code;
        request.fileName = kase.file;
    } else {
        request.bytes = trace;
        request.files.push_back({kase.file, code});
    }
    return diagnose::run(std::move(request), m_base);
}

namespace {

bool counts(const diagnose::DiagnosedFinding &found)
{
    return found.finding.strength != match::Strength::Weak;
}

std::string listed(const diagnose::Diagnosis &diagnosis)
{
    std::string result;
    for (const auto &found : diagnosis.findings)
        result += (counts(found) ? "" : "weak ") + found.finding.cause->id + " at " +
                  found.finding.file + ":" + std::to_string(found.finding.line) + "; ";
    return result.empty() ? "nothing" : result;
}

const mend::Fix *recommended(const diagnose::DiagnosedFinding &found)
{
    for (const auto &fix : found.fixes)
        if (fix.recommended)
            return &fix;
    return nullptr;
}

/// A text that a pattern matches, for the simple patterns that signatures are; empty when it does
/// not.
std::string exampleOf(const base::Pattern &pattern)
{
    // one after the other: groups to their first choice, classes and escapes to one character
    QString text = QString::fromStdString(pattern.text());
    const std::pair<const char *, const char *> steps[] = {
        {R"(\[\^[^\]]*\][+*]?)", "x"},
        {R"(\[\\w\.?\][+*]?|\[[^\]]*\\w[^\]]*\][+*]?)", "x"},
        {R"(\[/\\\\\])", "/"},
        {R"(\[(\w)[^\]]*\])", "\\1"},
        {R"(\\d[+*]?)", "1"},
        {R"(\\[wS][+*]?)", "x"},
        {R"(\\s[+*]?)", " "},
        {R"(\((\?:)?([^()|]*)(\|[^()]*)?\)\??)", "\\2"},
        {R"(\((\?:)?([^()|]*)(\|[^()]*)?\)\??)", "\\2"},
        {R"((^|[^\\])[.][+*]\??)", "\\1x"},
        {R"((^|[^\\])[\^$?])", "\\1"},
        {R"(\\([^\w]))", "\\1"}};
    for (const auto &[from, to] : steps)
        text.replace(QRegularExpression(QLatin1String(from)), QLatin1String(to));
    return pattern.found(text.toStdString()) ? text.toStdString() : std::string();
}

/// Without what wraps lines: how far a continuation line is indented depends on the depth of the
/// statement, which a fix may change.
std::string unwrapped(const std::string &code)
{
    std::string result;
    int depth = 0;
    for (const char c : code) {
        depth += (c == '(' || c == '[' || c == '{') - (c == ')' || c == ']' || c == '}');
        if (depth <= 0 || !std::isspace(static_cast<unsigned char>(c)))
            result += c;
    }
    return result;
}

} // namespace

void CasesTest::check(const knowledge::Cause &cause, const knowledge::Case &kase,
                      const support::Variant &texts, bool rewrapped) const
{
    QVERIFY2(syntax::isValidPython(texts.broken) ||
                 texts.trace.find("SyntaxError") != std::string::npos,
             "broken.py is not Python");
    const auto diagnosis = diagnosed(kase, texts.broken, texts.trace, cause.opinion);
    QVERIFY2(!diagnosis.findings.empty(), "nothing was found");
    const auto &first = diagnosis.findings.front();
    QVERIFY2(first.finding.cause->id == cause.id && counts(first), listed(diagnosis).c_str());
    const auto *fix = recommended(first);
    if (texts.fixed.empty()) {
        // What changes settings alone leaves the code as it is.
        const bool changesCode =
            fix && fix->target == mend::Target::YourCode &&
            std::any_of(fix->changes.begin(), fix->changes.end(),
                        [](const mend::Change &change) { return change.file.ends_with(".py"); });
        QVERIFY2(!changesCode, "a fix is made, but the case has no fixed.py");
        return;
    }
    QVERIFY2(fix, "no fix is recommended");
    QVERIFY2(fix->target == mend::Target::YourCode, "the fix is an example, not the user's code");
    QCOMPARE(fix->changes.size(), std::size_t(1));
    const auto &change = fix->changes.front();
    const auto shown = [rewrapped](const std::string &code) {
        return QByteArray::fromStdString(rewrapped ? unwrapped(code) : code);
    };
    QCOMPARE(shown(change.after), shown(texts.fixed));
    QCOMPARE(mend::apply(*change.before, change.edits), change.after);
    for (const auto &edit : change.edits)
        QVERIFY2(!edit.reason.empty(), "an edit without a reason");
    QVERIFY(!fix->why.empty());
    QVERIFY2(syntax::isValidPython(change.after, {kase.kind == "notebook"}),
             "fixed.py is not Python");
    const auto patched = diff::applyPatch(change.file, *change.before, fix->patch);
    QVERIFY2(patched.ok(), patched.ok() ? "" : patched.problem().what.c_str());
    QCOMPARE(*patched, change.after);
    const auto again = diagnosed(kase, change.after, {}, cause.opinion);
    for (const auto &found : again.findings)
        QVERIFY2(found.finding.cause->id != cause.id || !counts(found),
                 "mended code is found again");
}

void CasesTest::isFoundAndMended()
{
    const knowledge::Cause *cause = nullptr;
    const auto &kase = current(&cause);
    check(*cause, kase, {text(kase, "broken.py"), text(kase, "fixed.py"), text(kase, "trace.txt")});
}

void CasesTest::survivesOtherNames()
{
    const knowledge::Cause *cause = nullptr;
    const auto &kase = current(&cause);
    const support::Variant original{text(kase, "broken.py"), text(kase, "fixed.py"),
                                    text(kase, "trace.txt")};
    check(*cause, kase, support::renamed(original));
    if (QTest::currentTestFailed())
        qWarning("with other names");
    check(*cause, kase, support::aliased(original));
    if (QTest::currentTestFailed())
        qWarning("with aliased imports");
    auto rewrapped = support::rewrapped(original);
    check(*cause, kase, rewrapped, true);
}

void CasesTest::lookAlikesStaySilent_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("python");
    QTest::addColumn<bool>("opinions");
    for (const auto &cause : m_base.causes())
        for (const auto &kase : cause.cases)
            for (const auto &entry : std::filesystem::directory_iterator(kase.folder)) {
                const auto name = entry.path().filename().string();
                if (name.starts_with("ok_") && name.ends_with(".py"))
                    QTest::newRow((cause.id + "/" + kase.id + "/" + name).c_str())
                        << QString::fromStdString(entry.path().string())
                        << QString::fromStdString(kase.assumePython) << cause.opinion;
            }
}

void CasesTest::lookAlikesStaySilent()
{
    QFETCH(QString, path);
    QFETCH(QString, python);
    QFETCH(bool, opinions);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    diagnose::Request request;
    request.bytes = file.readAll().toStdString();
    request.fileName = "look_alike.py";
    request.python = base::parsePythonVersion(python.toStdString());
    request.opinions = opinions;
    QVERIFY2(syntax::isValidPython(request.bytes), "not Python");
    const auto diagnosis = diagnose::run(std::move(request), m_base);
    for (const auto &found : diagnosis.findings)
        QVERIFY2(!counts(found), listed(diagnosis).c_str());
}

void CasesTest::textAloneIsNoEvidence_data()
{
    QTest::addColumn<QString>("line");
    int examples = 0;
    int signatures = 0;
    for (const auto &cause : m_base.causes())
        for (const auto &signature : cause.signatures) {
            const auto text = exampleOf(signature.message);
            signatures += !signature.message.empty();
            examples += !text.empty();
            if (!text.empty())
                QTest::newRow((cause.id + ":" + std::to_string(signature.line)).c_str())
                    << QString::fromStdString(signature.type.substr(0, signature.type.find('|')) +
                                              ": " + text);
        }
    // the rest is written in a way that this small reversal does not read
    QVERIFY2(examples * 10 >= signatures * 8,
             qPrintable(QStringLiteral("%1 of %2").arg(examples).arg(signatures)));
    for (const auto &cause : m_base.causes())
        for (const auto &kase : cause.cases) {
            const auto trace = trace::parse(paste::read(text(kase, "trace.txt")));
            if (!trace.exceptions.empty() && trace.exceptions.back().message)
                QTest::newRow((cause.id + "/" + kase.id).c_str()) << QString::fromStdString(
                    trace.exceptions.back().type + ": " + *trace.exceptions.back().message);
        }
}

void CasesTest::textAloneIsNoEvidence()
{
    QFETCH(QString, line);
    const std::string said = line.section(QLatin1Char('\n'), 0, 0).toStdString();
    std::string quoted = said;
    for (char &c : quoted)
        if (c == '"' || c == '\\')
            c = '\'';
    const std::string pastes[] = {"def explain():\n    \"\"\"" + quoted +
                                      "\n\n    Seen now and then.\n    \"\"\"\n    return 1\n",
                                  "HINT = \"" + quoted + "\"\n\n\ndef hint():\n    return HINT\n",
                                  "# " + said + "\nvalue = 1\nprint(value)\n",
                                  "Nov 25 10:00:01 box grep[77]: searching the notes for \"" +
                                      quoted +
                                      "\"\n"
                                      "Nov 25 10:00:02 box grep[77]: done\n"};
    for (const auto &bytes : pastes) {
        const auto diagnosis = diagnose::run({bytes, {}, {}, {}}, m_base);
        for (const auto &found : diagnosis.findings)
            QVERIFY2(!counts(found), (bytes + listed(diagnosis)).c_str());
    }
}

QTEST_GUILESS_MAIN(CasesTest)
#include "cases_test.moc"
