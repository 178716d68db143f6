#include "app/cli/terminal.h"
#include <QTest>
#include <sstream>

class TerminalTest : public QObject
{
    Q_OBJECT

private slots:
    void printable_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("plain") << QByteArray("a b\tc\n") << QByteArray("a b\tc\n");
        QTest::newRow("escape") << QByteArray("a\x1b[31mb") << QByteArray("a\xE2\x90\x9B[31mb");
        QTest::newRow("nul") << QByteArray("a\0b", 3)
                             << QByteArray("a\xE2\x90\x80"
                                           "b");
        QTest::newRow("delete") << QByteArray("\x7F") << QByteArray("\xE2\x90\xA1");
        QTest::newRow("carriage return") << QByteArray("a\r\nb\rc")
                                         << QByteArray("a\nb\xE2\x90\x8D"
                                                       "c");
        QTest::newRow("C1") << QByteArray("\xC2\x9B"
                                          "31m")
                            << QByteArray("\xEF\xBF\xBD"
                                          "31m");
        QTest::newRow("reversed writing")
            << QByteArray("\xE2\x80\xAE") << QByteArray("\xEF\xBF\xBD");
        QTest::newRow("no text") << QByteArray("\xFF\xC3")
                                 << QByteArray("\xEF\xBF\xBD\xEF\xBF\xBD");
        QTest::newRow("overlong") << QByteArray("\xE0\x80\xAF")
                                  << QByteArray("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
        QTest::newRow("emoji") << QByteArray("\xF0\x9F\x90\x8D") << QByteArray("\xF0\x9F\x90\x8D");
    }

    void printable()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, shown);
        QCOMPARE(QByteArray::fromStdString(cli::printable(text.toStdString())), shown);
    }

    void problemsAreOneLine()
    {
        std::ostringstream out;
        std::ostringstream err;
        const cli::Terminal terminal{out, err, false};
        terminal.problem({"x.py", "cannot be read", "check the path"});
        terminal.problem({"", "nothing was given", ""});
        QCOMPARE(err.str(), std::string("tracemend-cli: x.py: cannot be read. Check the path.\n"
                                        "tracemend-cli: nothing was given.\n"));
        QVERIFY(out.str().empty());
    }

    void colourOnlyWhereAsked()
    {
        std::ostringstream out;
        QCOMPARE(cli::painted({out, out, false}, cli::Paint::Error, "a"), std::string("a"));
        QCOMPARE(cli::painted({out, out, true}, cli::Paint::Error, "a"),
                 std::string("\x1b[1;31ma\x1b[0m"));
    }
};

QTEST_GUILESS_MAIN(TerminalTest)
#include "terminal_test.moc"
