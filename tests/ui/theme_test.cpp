#include "ui/editor/styles.h"
#include "ui/editor/wrap_note.h"
#include "ui/theme/tokens.h"
#include <QTest>

using namespace theme;

namespace {

std::string styled(std::string_view text, const editor::Styles &styles, Style style)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (styles[i] == style)
            result += text[i];
    return result;
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private slots:
    void everyTextMeetsAA_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everyTextMeetsAA()
    {
        QFETCH(bool, dark);
        const Tokens &t = dark ? darkTokens() : lightTokens();
        const QList<QColor> syntax = {t.text,    t.keyword,  t.string, t.number,
                                      t.comment, t.function, t.type};
        const QList<QColor> grounds = {t.surface, t.addBg,     t.addWord,     t.delBg,
                                       t.delWord, t.primaryBg, t.secondaryBg, t.selection};
        for (const QColor &fore : syntax)
            for (const QColor &back : grounds)
                QVERIFY2(contrast(fore, back) >= 4.5,
                         qPrintable(fore.name() + QLatin1Char(' ') + back.name()));
        QVERIFY(contrast(t.textMuted, t.surface) >= 4.5);
        QVERIFY(contrast(t.textMuted, t.window) >= 4.5);
        QVERIFY(contrast(t.gutterText, t.gutter) >= 4.5);
        QVERIFY(contrast(t.annotationText, t.annotationBg) >= 4.5);
        QVERIFY(contrast(t.accentText, t.accent) >= 4.5);
        QVERIFY(contrast(t.border, t.surface) >= 3);
        QVERIFY(contrast(t.border, t.window) >= 3);
        QVERIFY(contrast(t.focus, t.window) >= 3);
        for (const QColor &edge : {t.addEdge, t.delEdge})
            QVERIFY(contrast(edge, t.surface) >= 3);
    }

    void theSystemSchemeFollowsTheBaseColour()
    {
        QPalette palette;
        palette.setColor(QPalette::Base, QColor(20, 20, 20));
        QVERIFY(tokensFor(Scheme::System, palette).dark);
        palette.setColor(QPalette::Base, Qt::white);
        QVERIFY(!tokensFor(Scheme::System, palette).dark);
        QVERIFY(tokensFor(Scheme::Dark, palette).dark);
    }

    void noPlaceholderIsLeftInTheStyleSheet()
    {
        QVERIFY(!styleSheetFor(lightTokens())
                     .contains(QRegularExpression(QStringLiteral("\\{[A-Za-z]+\\}"))));
    }

    void pythonKnowsTheKeywordsOfToday()
    {
        const std::string_view text = "async def run():\n    await f'x'  # wait\n    match.x = 1\n";
        const auto styles = editor::pythonStyles(text);
        QCOMPARE(styled(text, styles, KeywordStyle), std::string("asyncdefawait"));
        QCOMPARE(styled(text, styles, FunctionStyle), std::string("run"));
        QCOMPARE(styled(text, styles, StringStyle), std::string("f'x'"));
        QCOMPARE(styled(text, styles, CommentStyle), std::string("# wait"));
        QCOMPARE(styled(text, styles, NumberStyle), std::string("1"));
    }

    void wordsOfAMessageAreNoKeywords()
    {
        const std::string_view text = "Traceback (most recent call last):\n"
                                      "  File \"/app/bed.py\", line 3, in water\n"
                                      "    return await soak()\n"
                                      "RuntimeError: this is not in a loop\n";
        const auto styles = editor::pasteStyles(text, {});
        QCOMPARE(styled(text, styles, KeywordStyle), std::string("returnawait"));
        QCOMPARE(styled(text, styles, ExceptionStyle), std::string("RuntimeError"));
        QCOMPARE(styled(text, styles, FunctionStyle), std::string("water"));
    }

    void unfinishedCodeIsColouredToItsEnd()
    {
        for (const std::string_view text : {"x = '''open", "f(\"", "0", "@", "\\", "'\\"})
            QCOMPARE(editor::pythonStyles(text).size(), text.size());
    }

    void notesAreBrokenAtTheWidthOfThePane()
    {
        const QString note = editor::wrapNote(
            QStringLiteral("one two three four five six seven eight nine ten"), 4, 30);
        for (const QString &line : note.split(QLatin1Char('\n')))
            QVERIFY(line.size() <= 30);
        QVERIFY(note.contains(QLatin1Char('\n')));
        QVERIFY(note.simplified().endsWith(QLatin1String("nine ten")));
    }
};

QTEST_GUILESS_MAIN(ThemeTest)
#include "theme_test.moc"
