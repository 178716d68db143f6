#include "app/export/markdown.h"
#include <QTest>

class MarkdownTest : public QObject
{
    Q_OBJECT

private slots:
    void readsTheFormsOfOurPages()
    {
        const auto blocks = exporting::readMarkdown("# What\nOne `a`\ntwo.\n\n- first\n  more\n- "
                                                    "second\n\n```python\nx = 1\n\ny\n```\nEnd");
        QCOMPARE(blocks.size(), std::size_t(6));
        QCOMPARE(blocks[0].text, std::string("What"));
        QCOMPARE(blocks[1].text, std::string("One `a` two."));
        QCOMPARE(blocks[2].text, std::string("first more"));
        QVERIFY(blocks[3].kind == exporting::BlockKind::Item);
        QCOMPARE(blocks[4].text, std::string("x = 1\n\ny\n"));
        QCOMPARE(blocks[4].language, std::string("python"));
        QCOMPARE(blocks[5].text, std::string("End"));
    }

    void htmlHoldsNoMarkupOfThePaste()
    {
        const auto html = exporting::toHtml(
            exporting::readMarkdown("<b>`<script>`</b> & **more**\n\n```\n</code><img>\n```\n"));
        QCOMPARE(html, std::string("<p>&lt;b&gt;<code>&lt;script&gt;</code>&lt;/b&gt; &amp; "
                                   "<strong>more</strong></p>\n"
                                   "<pre><code>&lt;/code&gt;&lt;img&gt;\n</code></pre>\n"));
    }

    void fencesAreLongerThanWhatTheyHold()
    {
        const auto text =
            exporting::toMarkdown({{exporting::BlockKind::Code, 1, "a\n```\nb\n", "text"}});
        QCOMPARE(text, std::string("````text\na\n```\nb\n````\n"));
        QCOMPARE(exporting::readMarkdown(text).size(), std::size_t(1));
    }

    void textIsWrapped()
    {
        std::string words;
        for (int i = 0; i < 60; ++i)
            words += "word ";
        const auto text = exporting::toPlainText(exporting::readMarkdown("- " + words));
        QVERIFY(text.find("\n    word") != std::string::npos);
        for (const auto &line : QString::fromStdString(text).split('\n'))
            QVERIFY(line.size() <= 88);
    }
};

QTEST_GUILESS_MAIN(MarkdownTest)
#include "markdown_test.moc"
