#include "app/scan/starts.h"
#include <QTest>
#include <random>

class StartsTest : public QObject
{
    Q_OBJECT

private slots:
    void findsEachAtEveryPlace()
    {
        for (const auto &start : scan::starts()) {
            for (std::size_t at = 0; at < 80; ++at) {
                const auto text = std::string(at, 'a') + std::string(start.literal) + " tail";
                for (const bool simple : {false, true}) {
                    const auto hit = scan::findStart(text, 0, simple);
                    QCOMPARE(hit.at, at);
                    QCOMPARE(hit.start->literal, start.literal);
                    QVERIFY(!scan::findStart(text, at + 1, simple).start);
                    QVERIFY(!scan::findStart(
                                 std::string_view(text).substr(0, at + start.literal.size() - 1), 0,
                                 simple)
                                 .start);
                }
            }
        }
    }

    void oneLetterAmissIsNone()
    {
        for (const auto &start : scan::starts())
            for (std::size_t i = 0; i < start.literal.size(); ++i) {
                auto text = "some words " + std::string(start.literal) + " and more of them to go";
                text[11 + i] = '#';
                QVERIFY(!scan::findStart(text).start);
                QVERIFY(!scan::findStart(text, 0, true).start);
            }
    }

    void bothWaysAgreeOnAnyBytes()
    {
        std::mt19937 random(7);
        const auto all = scan::starts();
        for (int round = 0; round < 300; ++round) {
            std::string text;
            while (text.size() < 400) {
                const auto &literal = all[random() % all.size()].literal;
                const auto from = random() % literal.size();
                switch (random() % 4) {
                case 0:
                    text += literal;
                    break;
                case 1:
                    text += literal.substr(from, 3 + random() % 5);
                    break;
                default:
                    text += static_cast<char>(random() % 256);
                }
            }
            for (std::size_t from = 0; from < text.size();) {
                const auto wide = scan::findStart(text, from);
                const auto simple = scan::findStart(text, from, true);
                QCOMPARE(wide.at, simple.at);
                QCOMPARE(wide.start, simple.start);
                if (!wide.start)
                    break;
                QCOMPARE(std::string_view(text).substr(wide.at, wide.start->literal.size()),
                         wide.start->literal);
                from = wide.at + 1;
            }
        }
    }

    void nothingInNothing()
    {
        QVERIFY(!scan::findStart("").start);
        QVERIFY(!scan::findStart("abc", 10).start);
        QVERIFY(!scan::findStart(std::string(100000, '\0')).start);
    }
};

QTEST_GUILESS_MAIN(StartsTest)
#include "starts_test.moc"
