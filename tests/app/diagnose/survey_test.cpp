#include "app/diagnose/diagnose.h"
#include "app/syntax/tree.h"
#include "tests/support/files.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <set>

namespace fs = std::filesystem;

namespace {

constexpr int mostSteps = 16;

/// One file of a class and what is expected of it.
struct Form {
    std::string name;
    std::string text;
    std::set<int> lines; ///< where the fault is
    std::set<int> also;  ///< where something else may be said
    bool found = true;
    bool mended = false; ///< must be; more than that is welcome
    bool runs = false;   ///< ends by itself and needs the standard library alone
};

/// One class of faults: a folder of tests/corpus/survey.
struct Row {
    std::string name;
    std::vector<std::string> causes; ///< "family/*", "*/id", or "*"
    std::string mode;                ///< "", "opinion", "silent"
    std::vector<Form> forms;
    std::vector<Form> lookAlikes;
};

struct Figures {
    int forms = 0, found = 0, mended = 0;
};

std::set<int> numbers(const QJsonValue &value)
{
    std::set<int> result;
    for (const auto &one : value.toArray())
        result.insert(one.toInt());
    return result;
}

Row readRow(const fs::path &folder)
{
    Row row;
    row.name = folder.filename().string();
    const auto expected = QJsonDocument::fromJson(
                              QByteArray::fromStdString(support::readFile(folder / "expect.json")))
                              .object();
    for (const auto &cause : expected["causes"].toArray())
        row.causes.push_back(cause.toString().toStdString());
    row.mode = expected["mode"].toString().toStdString();
    const auto forms = expected["forms"].toObject();
    for (const auto &path : support::filesBelow(folder, ".py")) {
        Form form;
        form.name = path.stem().string();
        form.text = support::readFile(path);
        const auto own = forms[QString::fromStdString(form.name)];
        form.lines = numbers(own["lines"]);
        form.also = numbers(own["also"]);
        form.found = own["found"].toBool(true);
        form.mended = own["mended"].toBool(false);
        form.runs = own["runs"].toBool(false);
        (form.name.rfind("ok_", 0) == 0 ? row.lookAlikes : row.forms).push_back(std::move(form));
    }
    return row;
}

bool belongs(const knowledge::Cause &cause, const Row &row)
{
    return std::any_of(row.causes.begin(), row.causes.end(), [&](const std::string &glob) {
        return glob == "*" || glob == cause.family + "/*" || glob == "*/" + cause.id;
    });
}

bool counts(const diagnose::DiagnosedFinding &one)
{
    return one.finding.strength != match::Strength::Weak;
}

const mend::Change *changeOf(const diagnose::DiagnosedFinding &one)
{
    for (const auto &fix : one.fixes) {
        if (fix.recommended && fix.target == mend::Target::YourCode && fix.changes.size() == 1)
            return &fix.changes.front();
    }
    return nullptr;
}

void addStrings(const syntax::Node &node, std::multiset<std::string> &result)
{
    if (node.is("string_content"))
        result.insert(std::string(node.text()));
    for (const auto &below : node.namedChildren())
        addStrings(below, result);
}

/// What stands in the text's strings, comments left aside.
std::multiset<std::string> strings(const std::string &text)
{
    std::multiset<std::string> result;
    const auto tree = syntax::Tree::parse(text, syntax::Language::Python);
    if (tree)
        addStrings(tree.value().root(), result);
    return result;
}

std::string where(const Row &row, const Form &form)
{
    return row.name + "/" + form.name;
}

} // namespace

/// Holds the engine against the classes of faults that a survey of linters lists: each in four
/// forms, with look-alikes that must stay silent. Prints what is found and mended.
class SurveyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void isFoundAndMended_data() { everyRow(); }
    void isFoundAndMended();
    void lookAlikesStaySilent_data() { everyRow(); }
    void lookAlikesStaySilent();
    void mendedFilesCompileAndRun();
    void cleanupTestCase();

private:
    void everyRow();
    const Row &row() const;
    diagnose::Diagnosis diagnosed(const std::string &text, const std::string &name,
                                  bool opinions) const;
    std::string mended(const Row &row, const Form &form) const;
    std::string problemWith(const Row &row, const Form &form, const std::string &after) const;

    knowledge::KnowledgeBase m_base;
    std::vector<Row> m_rows;
    std::map<std::string, Figures> m_figures;
    std::map<std::string, std::string> m_after; ///< mended texts by class and form
    std::set<std::string> m_run;
    std::string m_open;
};

void SurveyTest::initTestCase()
{
    auto base = knowledge::load({TRACEMEND_SOURCE_DIR "/knowledge"});
    QVERIFY(base.ok());
    m_base = std::move(base).value();
    for (const auto &entry : fs::directory_iterator(TRACEMEND_SOURCE_DIR "/tests/corpus/survey"))
        m_rows.push_back(readRow(entry.path()));
    std::sort(m_rows.begin(), m_rows.end(),
              [](const Row &a, const Row &b) { return a.name < b.name; });
    QCOMPARE(m_rows.size(), std::size_t(75));
    for (const Row &row : m_rows) {
        QVERIFY2(row.forms.size() == 4, row.name.c_str());
        QVERIFY2(row.lookAlikes.size() >= 2, row.name.c_str());
    }
}

void SurveyTest::everyRow()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        QTest::newRow(m_rows[i].name.c_str()) << int(i);
}

const Row &SurveyTest::row() const
{
    return m_rows[static_cast<std::size_t>(
        *static_cast<int *>(QTest::qData("index", QMetaType::Int)))];
}

diagnose::Diagnosis SurveyTest::diagnosed(const std::string &text, const std::string &name,
                                          bool opinions) const
{
    return diagnose::runOnFiles({{name + ".py", text}}, m_base, {}, {}, opinions);
}

/// Takes the recommended fix of one finding after the other until none is left; empty when
/// something is.
std::string SurveyTest::mended(const Row &row, const Form &form) const
{
    std::string text = form.text;
    for (int step = 0; step < mostSteps; ++step) {
        const auto diagnosis = diagnosed(text, form.name, row.mode == "opinion");
        const mend::Change *change = nullptr;
        bool left = false;
        for (const auto &one : diagnosis.findings) {
            left = left || counts(one);
            if (counts(one) && !change)
                change = changeOf(one);
        }
        if (!left)
            return text;
        if (!change || change->after == text)
            return {};
        text = change->after;
    }
    return {};
}

/// Why the mended text is none; empty when all is well.
std::string SurveyTest::problemWith(const Row &row, const Form &form,
                                    const std::string &after) const
{
    const auto before = strings(form.text), now = strings(after);
    for (const std::string &text : before) {
        const bool moved = now.count(text) >= before.count(text);
        // A method's name in a string, a URL's scheme: what a recipe says that it changes.
        if (!moved && text.find('\n') != std::string::npos)
            return where(row, form) + " lost the string " + text;
    }
    return {};
}

void SurveyTest::isFoundAndMended()
{
    const Row &row = this->row();
    Figures &figures = m_figures[row.name];
    if (row.mode == "silent")
        return;
    for (const Form &form : row.forms) {
        ++figures.forms;
        const auto diagnosis = diagnosed(form.text, form.name, row.mode == "opinion");
        std::set<int> lines;
        for (const auto &one : diagnosis.findings) {
            if (!counts(one))
                continue;
            const bool expected = form.lines.count(one.finding.line) > 0;
            if (expected && belongs(*one.finding.cause, row))
                lines.insert(one.finding.line);
            QVERIFY2(expected || form.also.count(one.finding.line) || !form.found,
                     (where(row, form) + ": " + one.finding.cause->id + " at line " +
                      std::to_string(one.finding.line))
                         .c_str());
        }
        if (lines != form.lines) {
            if (form.found)
                QFAIL((where(row, form) + " is not found").c_str());
            m_open += "  not found: " + where(row, form) + "\n";
            continue;
        }
        ++figures.found;
        const std::string after = mended(row, form);
        if (after.empty()) {
            QVERIFY2(!form.mended, (where(row, form) + " is not mended").c_str());
            m_open += "  not mended: " + where(row, form) + "\n";
            continue;
        }
        const std::string problem = problemWith(row, form, after);
        QVERIFY2(problem.empty(), problem.c_str());
        ++figures.mended;
        m_after[where(row, form)] = after;
        if (form.runs)
            m_run.insert(where(row, form));
    }
}

void SurveyTest::lookAlikesStaySilent()
{
    const Row &row = this->row();
    auto files = row.lookAlikes;
    if (row.mode == "silent" || row.mode == "opinion") // taste is not told unasked
        files.insert(files.end(), row.forms.begin(), row.forms.end());
    for (const Form &form : files) {
        const auto diagnosis = diagnosed(form.text, form.name, false);
        for (const auto &one : diagnosis.findings)
            QVERIFY2(!counts(one), (where(row, form) + ": " + one.finding.cause->id + " at line " +
                                    std::to_string(one.finding.line))
                                       .c_str());
    }
}

/// Every mended file is Python; those that need the standard library alone run to their end.
void SurveyTest::mendedFilesCompileAndRun()
{
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    std::string names;
    for (const auto &[name, text] : m_after) {
        const QString path = folder.filePath(
            QString::fromStdString(name).replace(QLatin1Char('/'), QLatin1Char('-')) +
            QStringLiteral(".py"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(text));
    }
    QProcess python;
    python.setWorkingDirectory(folder.path());
    python.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral("-m"), QStringLiteral("compileall"), QStringLiteral("-q"),
                  QStringLiteral(".")});
    if (!python.waitForStarted())
        QSKIP("there is no /usr/bin/python3");
    QVERIFY(python.waitForFinished(60000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardOutput().constData());
    for (const std::string &name : m_run) {
        QProcess one;
        one.setWorkingDirectory(folder.path());
        one.start(QStringLiteral("/usr/bin/python3"),
                  {QString::fromStdString(name).replace(QLatin1Char('/'), QLatin1Char('-')) +
                   QStringLiteral(".py")});
        one.closeWriteChannel();
        QVERIFY2(one.waitForFinished(60000), name.c_str());
        const auto errors = one.readAllStandardError();
        QVERIFY2(one.exitCode() == 0, (name + "\n" + errors.toStdString()).c_str());
        QVERIFY2(!errors.contains("never awaited"), name.c_str());
    }
}

void SurveyTest::cleanupTestCase()
{
    int forms = 0, found = 0, mended = 0, classes = 0, foundClasses = 0, mendedClasses = 0;
    std::string table;
    for (const auto &[name, figures] : m_figures) {
        if (figures.forms == 0)
            continue;
        ++classes;
        forms += figures.forms;
        found += figures.found;
        mended += figures.mended;
        foundClasses += figures.found == figures.forms;
        mendedClasses += figures.mended == figures.forms;
        table += "  " + name + ": found " + std::to_string(figures.found) + ", mended " +
                 std::to_string(figures.mended) + " of " + std::to_string(figures.forms) + "\n";
    }
    std::printf("%s%sclasses %d: found in all forms %d, mended in all forms %d\n"
                "files %d: found %d, mended %d; mended ones that were run: %zu\n",
                table.c_str(), m_open.c_str(), classes, foundClasses, mendedClasses, forms, found,
                mended, m_run.size());
}

QTEST_GUILESS_MAIN(SurveyTest)
#include "survey_test.moc"
