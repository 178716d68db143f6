#include "app/syntax/validity.h"
#include "tests/support/files.h"
#include <QFileInfo>
#include <QProcess>
#include <QTest>
#include <map>
#include <set>
#include <sstream>

/// Holds whyInvalidPython against CPython's own compile over the standard library, as it is and
/// with all indentation taken away.
class CPythonTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void asItIs();
    void withoutIndentation();

private:
    struct Verdict {
        bool whole = false;
        bool flat = false;
    };
    std::map<std::string, Verdict> m_verdicts;
};

namespace {

const char *const library = "/usr/lib/python3.11";
const char *const interpreter = "/usr/bin/python3";

// Compiles every file below a folder twice and prints "<whole> <flat> <path>".
const char *const judge = R"(
import os, sys, warnings
warnings.simplefilter("ignore")
def compiles(data):
    try:
        compile(data, "x", "exec", dont_inherit=True)
        return 1
    except (SyntaxError, ValueError, RecursionError):
        return 0
for folder, _, names in sorted(os.walk(sys.argv[1])):
    for name in sorted(names):
        if name.endswith(".py"):
            path = os.path.join(folder, name)
            data = open(path, "rb").read()
            flat = b"\n".join(line.lstrip(b" \t\f") for line in data.split(b"\n"))
            print(compiles(data), compiles(flat), path)
)";

/// Files that CPython compiles and the grammar cannot read, by the end of their path, with the
/// reason.
const std::map<std::string, std::string> grammarGaps = {};

std::string flattened(const std::string &text)
{
    std::string result;
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
        line.erase(0, std::min(line.find_first_not_of(" \t\f"), line.size()));
        result += line;
        if (!lines.eof())
            result += '\n';
    }
    return result;
}

bool isKnownGap(const std::string &path)
{
    return std::any_of(grammarGaps.begin(), grammarGaps.end(),
                       [&](const auto &gap) { return path.ends_with(gap.first); });
}

} // namespace

void CPythonTest::initTestCase()
{
    if (!QFileInfo::exists(library) || !QFileInfo::exists(interpreter))
        QSKIP("no system Python with its library");
    QProcess python;
    python.start(interpreter, {"-c", judge, library});
    QVERIFY(python.waitForFinished(240'000));
    std::istringstream lines(python.readAllStandardOutput().toStdString());
    Verdict verdict;
    std::string path;
    while (lines >> verdict.whole >> verdict.flat && std::getline(lines >> std::ws, path))
        m_verdicts[path] = verdict;
    QVERIFY(m_verdicts.size() > 100);
    qInfo("%zu files", m_verdicts.size());
}

void CPythonTest::asItIs()
{
    int wrong = 0;
    for (const auto &[path, verdict] : m_verdicts) {
        const auto why = syntax::whyInvalidPython(support::readFile(path));
        if (verdict.whole == !why || isKnownGap(path))
            continue;
        ++wrong;
        qWarning("%s: CPython says %s, we say %s at %zu", path.c_str(),
                 verdict.whole ? "valid" : "invalid", why ? why->what.c_str() : "valid",
                 why ? why->range.start : 0);
    }
    QCOMPARE(wrong, 0);
}

void CPythonTest::withoutIndentation()
{
    int wrong = 0;
    for (const auto &[path, verdict] : m_verdicts) {
        const auto why = syntax::whyInvalidPython(flattened(support::readFile(path)));
        if (verdict.flat == !why || isKnownGap(path))
            continue;
        ++wrong;
        qWarning("%s: CPython says %s, we say %s at %zu", path.c_str(),
                 verdict.flat ? "valid" : "invalid", why ? why->what.c_str() : "valid",
                 why ? why->range.start : 0);
    }
    QCOMPARE(wrong, 0);
}

QTEST_GUILESS_MAIN(CPythonTest)
#include "cpython_test.moc"
