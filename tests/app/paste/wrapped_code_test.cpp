#include "app/paste/paste.h"
#include <QTest>
#include <algorithm>
#include <functional>

// Code comes back from whatever it was copied through: gutters, sessions, diffs, pages, strings.
class WrappedCodeTest : public QObject
{
    Q_OBJECT

private slots:
    void comesBack_data();
    void comesBack();
    void staysAsItIs_data();
    void staysAsItIs();
};

namespace {

using Lines = std::vector<std::string>;
using Wrap = std::function<std::string(std::size_t number, const std::string &line)>;

const Lines pump = {
    "import asyncio",
    "",
    "",
    "class Pump:",
    "    @property",
    "    def level(self):",
    "        return self._level",
    "",
    "    async def fill(self, liters):",
    "        for _ in range(liters):",
    "            try:",
    "                await self.drop()",
    "            except OSError as error:",
    "                print(f\"no water: {error}\")",
    "            else:",
    "                self._level += 1",
};

std::string made(const Wrap &wrap, const std::string &before = {}, const std::string &after = {})
{
    std::string text = before;
    for (std::size_t i = 0; i < pump.size(); ++i)
        text += wrap(i + 1, pump[i]);
    return text + after;
}

std::string plain()
{
    return made([](std::size_t, const std::string &line) { return line + '\n'; });
}

/// Lines that say something, without blanks at their ends: sessions and pages add empty ones.
std::string said(const std::string &text)
{
    std::string out;
    std::string line;
    for (const char c : text + "\n") {
        if (c != '\n' && c != '\r') {
            line += c;
            continue;
        }
        line.erase(line.find_last_not_of(" \t") + 1);
        if (!line.empty())
            out += line + '\n';
        line.clear();
    }
    return out;
}

std::string number(std::size_t value, std::size_t width)
{
    std::string digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), ' ') + digits;
}

std::string escaped(const std::string &text)
{
    std::string out;
    for (const char c : text)
        out += c == '\n' ? "\\n" : c == '"' ? "\\\"" : std::string(1, c);
    return out;
}

std::string entities(const std::string &text)
{
    std::string out;
    for (const char c : text)
        out += c == '"' ? "&quot;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    return out;
}

bool has(const paste::Paste &paste, const std::string &repair)
{
    return std::any_of(paste.repairs.begin(), paste.repairs.end(),
                       [&](const paste::Repair &one) { return one.name == repair; });
}

} // namespace

void WrappedCodeTest::comesBack_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("repair");
    const auto row = [](const char *name, const std::string &repair, const Wrap &wrap,
                        const std::string &before = {}, const std::string &after = {}) {
        QTest::newRow(name) << made(wrap, before, after) << repair;
    };
    using S = std::string;
    row("bar", "line-gutter", [](auto n, const S &l) { return number(n, 3) + " | " + l + "\n"; });
    row("colon", "line-gutter", [](auto n, const S &l) { return number(n, 1) + ": " + l + "\n"; });
    row("tab", "line-gutter", [](auto n, const S &l) { return number(n, 6) + "\t" + l + "\n"; });
    row("bracket", "line-gutter",
        [](auto n, const S &l) { return number(n, 1) + ") " + l + "\n"; });
    row("dot", "line-gutter", [](auto n, const S &l) { return number(n, 1) + ". " + l + "\n"; });
    row("search", "line-gutter",
        [](auto n, const S &l) { return "app/pump.py:" + number(n, 1) + ":" + l + "\n"; });
    row("numbers between", "line-gutter",
        [](auto n, const S &l) { return number(n, 1) + "\n" + l + "\n"; });
    std::string numbers;
    for (std::size_t n = 1; n <= pump.size(); ++n)
        numbers += number(n, 1) + "\n";
    row("numbers above", "line-gutter", [](auto, const S &l) { return l + "\n"; }, numbers);
    row("quoted session", "prompt", [](auto n, const S &l) {
        const bool first = !l.empty() && l[0] != ' ';
        return n == 2 || n == 3 ? S() : "> " + S(first ? ">>> " : "... ") + l + "\n";
    });
    row(
        "session in a list", "prompt",
        [](auto n, const S &l) {
            const bool first = !l.empty() && l[0] != ' ';
            return n == 2 || n == 3 ? S() : "    " + S(first ? ">>> " : "... ") + l + "\n";
        },
        "Try this:\n\n");
    row("old IPython", "prompt", [](auto n, const S &l) {
        const bool first = !l.empty() && l[0] != ' ';
        return n == 2 || n == 3 ? S() : S(first ? "In [4]: " : "   ....: ") + l + "\n";
    });
    row("diff without a head", "diff-marks",
        [](auto n, const S &l) { return n % 3 ? " " + l + "\n" : "-    old()\n+" + l + "\n"; });
    row(
        "fenced diff", "diff-marks",
        [](auto n, const S &l) { return n % 3 ? " " + l + "\n" : "+" + l + "\n"; }, "```diff\n",
        "```\n");
    row(
        "page", "html", [](auto, const S &l) { return entities(l) + "\n"; },
        "<pre><code class=\"language-python\">", "</code></pre>\n");
    row("string", "unescape", [](auto, const S &l) { return escaped(l + "\n"); }, "\"", "\"\n");
    row("byte order mark", "", [](auto, const S &l) { return l + "\r\n"; }, "\xef\xbb\xbf");
    row("no width", "nbsp", [](auto, const S &l) { return l + "\n"; }, "\u200b");
    row(
        "German", "", [](auto, const S &l) { return l + "\n"; }, "Hallo, mein Code:\n\n",
        "\nWarum geht das nicht?\n");
    row(
        "Chinese", "", [](auto, const S &l) { return l + "\n"; },
        "\u6211\u7684\u4ee3\u7801\u5982\u4e0b\uff1a\n\n",
        "\n\u4e3a\u4ec0\u4e48\u4f1a\u62a5\u9519\uff1f\n");
}

void WrappedCodeTest::comesBack()
{
    QFETCH(std::string, text);
    QFETCH(std::string, repair);
    const paste::Paste paste = paste::read(text);
    QVERIFY(!paste.problem);
    const auto code =
        std::find_if(paste.segments.begin(), paste.segments.end(), [](const paste::Segment &one) {
            return one.kind == paste::SegmentKind::Code;
        });
    QVERIFY(code != paste.segments.end());
    QCOMPARE(QString::fromStdString(said(code->text)), QString::fromStdString(said(plain())));
    if (!repair.empty())
        QVERIFY2(has(paste, repair), repair.c_str());
    // Every word leads back to itself.
    const std::size_t at = code->text.find("_level += 1");
    const base::TextRange range = code->origin.toOrigin({at, at + 11});
    QCOMPARE(paste.bytes.substr(range.start, range.size()), std::string("_level += 1"));
}

void WrappedCodeTest::staysAsItIs_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("repair");
    QTest::newRow("a list of steps")
        << std::string("1. Install Python\n2. Open a shell\n3. Run the app\n4. See it fail\n"
                       "5. Read the log\n6. Ask here\n")
        << std::string("line-gutter");
    QTest::newRow("a list of points")
        << std::string("- one thing\n- another thing\n+ a plus\n- the last\n")
        << std::string("diff-marks");
    QTest::newRow("a doctest in code")
        << std::string("def level(x):\n    \"\"\"Says it.\n\n    >>> level(1)\n    1\n    \"\"\"\n"
                       "    return x\n")
        << std::string("prompt");
    QTest::newRow("a page in code")
        << std::string("def page():\n    return \"<pre>&quot;</pre>\"\n") << std::string("html");
    QTest::newRow("numbers of a table")
        << std::string("1\n2\n3\n4\n5\n6\nThese are the numbers.\nThey say nothing at all.\n")
        << std::string("line-gutter");
    QTest::newRow("a string that is no program")
        << std::string("\"one\\ntwo words\\nthree\"\n") << std::string("unescape");
}

void WrappedCodeTest::staysAsItIs()
{
    QFETCH(std::string, text);
    QFETCH(std::string, repair);
    QVERIFY2(!has(paste::read(text), repair), repair.c_str());
}

QTEST_GUILESS_MAIN(WrappedCodeTest)
#include "wrapped_code_test.moc"
