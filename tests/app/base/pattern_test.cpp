#include "app/base/pattern.h"
#include <QTest>

using base::Pattern;
using base::PatternSet;
using base::TextRange;

class PatternTest : public QObject
{
    Q_OBJECT

private slots:
    void literal_data();
    void literal();
    void literalNeverHidesAMatch_data();
    void literalNeverHidesAMatch();
    void findsFromAnOffset();
    void groupsThatTookNoPart();
    void brokenPatternsFindNothing();
    void emptyPatternFindsNothing();
    void setReportsAscendingIndices();
};

void PatternTest::literal_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("literal");
    const auto row = [](const char *pattern, const char *literal) {
        QTest::newRow(pattern) << QString(pattern) << QString(literal);
    };
    row("plain words", "plain words");
    row("abc", "");
    row("loop is (already|not) running", "loop is ");
    row("one|other one", "");
    row("(one|other) thing", " thing");
    row("(?i)ignore case", "");
    row("(?:group) behind", " behind");
    row("colou?r of it", "r of it");
    row("many+ letters", " letters");
    row("word{2,3} later", " later");
    row("[a-z]+ behind a class", " behind a class");
    row("[]x] tricky class", " tricky class");
    row("escaped \\. dot", "escaped . dot");
    row("digits \\d+ here", "digits ");
    row("\\bword\\b alone", " alone");
    row("\\x41bcdef", "");
    row("\\pLname of it", "name of it");
    row("\\p{Lu}name of it", "name of it");
    row("x*abcdef", "abcdef");
    row("^start$", "start");
    row(".*", "");
    row("a(b(c)d)efgh", "efgh");
    row("(\\()inner text", "inner text");
    row("([)])outer", "outer");
    row("caf\u00e9? closed", " closed");
}

void PatternTest::literal()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, literal);
    QCOMPARE(QString::fromStdString(Pattern(pattern.toStdString()).literal()), literal);
}

void PatternTest::literalNeverHidesAMatch_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *pattern, const char *text) {
        QTest::newRow(pattern) << QString(pattern) << QString(text);
    };
    row("many+ letters", "manyyy letters");
    row("word+", "worddd");
    row("(?:abcdef)?tail", "tail");
    row("(abcdef)*tail", "tail");
    row("abcde{0,2}", "abcd");
    row("abcdef??g", "abcdeg");
    row("abcd(?i)EF", "abcdef");
    row("abcd|efgh", "efgh");
    row("a\\|bcd", "a|bcd");
    row("[|]abcd", "|abcd");
    row("\\Qabcd|\\E", "abcd|");
    row("\\\\path", "\\path");
    row("wait\\s+for", "wait  for");
    row("abcdef{1}", "abcdef");
    row("x{2}abcdef", "xxabcdef");
    row("abc[\\]]def", "abc]def");
    row("abc[[:alpha:]]defg", "abcxdefg");
    row("abcd\\n", "abcd\n");
    row("abcd\\tefgh", "abcd\tefgh");
    row("abcd\\101", "abcdA");
}

void PatternTest::literalNeverHidesAMatch()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, text);
    const Pattern compiled(pattern.toStdString());
    QVERIFY2(!compiled.check(), pattern.toUtf8());
    QVERIFY(compiled.found(text.toStdString()));
    QVERIFY(text.toStdString().find(compiled.literal()) != std::string::npos);
}

void PatternTest::findsFromAnOffset()
{
    const Pattern pattern("lamp\\d");
    QCOMPARE(pattern.find("lamp1 lamp2"), (TextRange{0, 5}));
    QCOMPARE(pattern.find("lamp1 lamp2", 1), (TextRange{6, 11}));
    QVERIFY(!pattern.find("lamp1 lamp2", 7));
    QVERIFY(!pattern.find("lamp1", 100));
    QVERIFY(!pattern.found("lamp"));
}

void PatternTest::groupsThatTookNoPart()
{
    const Pattern pattern("boat(?: (\\d+))?( of)?");
    const auto groups = pattern.groups("a boat of wood");
    QVERIFY(groups.has_value());
    QCOMPARE(groups->size(), std::size_t(3));
    QCOMPARE((*groups)[0], (TextRange{2, 9}));
    QVERIFY(!(*groups)[1]);
    QCOMPARE((*groups)[2], (TextRange{6, 9}));
    QVERIFY(!pattern.groups("a ship"));
}

void PatternTest::brokenPatternsFindNothing()
{
    for (const char *text : {"(abcd", "abcd(?=e)", "abcd["}) {
        const Pattern pattern{std::string(text)};
        QVERIFY(pattern.check().has_value());
        QVERIFY(!pattern.check()->what.empty());
        QVERIFY(!pattern.found("abcde abcd[ (abcd"));
        QVERIFY(!pattern.groups("abcde"));
    }
    const Pattern tooLong(std::string(1001, 'a'));
    QVERIFY(tooLong.check().has_value());
    QVERIFY(!tooLong.found(std::string(2000, 'a')));
}

void PatternTest::emptyPatternFindsNothing()
{
    const Pattern pattern;
    QVERIFY(pattern.empty() && pattern.text().empty() && pattern.literal().empty());
    QVERIFY(pattern.check().has_value());
    QVERIFY(!pattern.found("") && !pattern.found("a"));
}

void PatternTest::setReportsAscendingIndices()
{
    PatternSet set;
    QCOMPARE(set.add(Pattern("never there")), std::size_t(0));
    QCOMPARE(set.add(Pattern("boat \\d")), std::size_t(1));
    QCOMPARE(set.add(Pattern("^a")), std::size_t(2));
    QCOMPARE(set.find("a boat 7"), (std::vector<std::size_t>{1, 2}));
    QVERIFY(set.find("nothing").empty());
    QCOMPARE(set.at(1).text(), std::string("boat \\d"));
}

QTEST_GUILESS_MAIN(PatternTest)
#include "pattern_test.moc"
