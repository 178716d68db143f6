#include "app/base/line_index.h"
#include "app/base/source_text.h"
#include <QTest>

using base::LineIndex;
using base::TextRange;

class LineIndexTest : public QObject
{
    Q_OBJECT

private slots:
    void emptyTextHasOneLine();
    void everyLineEndCounts();
    void offsetsBelongToLines();
    void fullLinesCoverTheText();
    void sourceTextSlices();
};

void LineIndexTest::emptyTextHasOneLine()
{
    const LineIndex lines("");
    QCOMPARE(lines.lineCount(), std::size_t(1));
    QCOMPARE(lines.line(0), (TextRange{0, 0}));
    QCOMPARE(lines.fullLine(0), (TextRange{0, 0}));
    QCOMPARE(lines.lineAt(0), std::size_t(0));
    QCOMPARE(lines.lineAt(99), std::size_t(0));
}

void LineIndexTest::everyLineEndCounts()
{
    const LineIndex lines("a\nb\r\nc\rd\n\r\n");
    QCOMPARE(lines.lineCount(), std::size_t(6));
    QCOMPARE(lines.line(1), (TextRange{2, 3}));
    QCOMPARE(lines.fullLine(1), (TextRange{2, 5}));
    QCOMPARE(lines.line(2), (TextRange{5, 6}));
    QCOMPARE(lines.fullLine(2), (TextRange{5, 7}));
    QCOMPARE(lines.line(4), (TextRange{9, 9}));
    QCOMPARE(lines.line(5), (TextRange{11, 11}));
    // no line ends inside a line, and a lone LF behind CR LF is a line of its own
    QCOMPARE(LineIndex("a b").lineCount(), std::size_t(1));
    QCOMPARE(LineIndex("\r\n\n").lineCount(), std::size_t(3));
}

void LineIndexTest::offsetsBelongToLines()
{
    const LineIndex lines("ab\r\ncd");
    QCOMPARE(lines.lineAt(0), std::size_t(0));
    QCOMPARE(lines.lineAt(2), std::size_t(0));
    QCOMPARE(lines.lineAt(3), std::size_t(0));
    QCOMPARE(lines.lineAt(4), std::size_t(1));
    QCOMPARE(lines.lineAt(6), std::size_t(1));
    QCOMPARE(lines.lineAt(1000), std::size_t(1));
    QCOMPARE(lines.lineStart(1), std::size_t(4));
}

void LineIndexTest::fullLinesCoverTheText()
{
    const std::string_view text = "x\r\r\ny\n\nz";
    const LineIndex lines(text);
    std::size_t at = 0;
    for (std::size_t line = 0; line < lines.lineCount(); ++line) {
        QCOMPARE(lines.fullLine(line).start, at);
        QVERIFY(lines.fullLine(line).contains(lines.line(line)));
        at = lines.fullLine(line).end;
    }
    QCOMPARE(at, text.size());
}

void LineIndexTest::sourceTextSlices()
{
    const base::SourceText source("a.py", "x = 1\ny = 2\n");
    QCOMPARE(source.slice({6, 7}), std::string_view("y"));
    QCOMPARE(source.lines().lineAt(6), std::size_t(1));
    QCOMPARE(source.name(), std::string("a.py"));
}

QTEST_GUILESS_MAIN(LineIndexTest)
#include "line_index_test.moc"
