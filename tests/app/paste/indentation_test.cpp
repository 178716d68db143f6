#include "app/paste/indentation.h"
#include "app/syntax/validity.h"
#include "tests/support/broken_code.h"
#include "tests/support/files.h"
#include <QElapsedTimer>
#include <QTest>

class IndentationTest : public QObject
{
    Q_OBJECT

private slots:
    void comesBackExactly_data();
    void comesBackExactly();
    void validCodeIsLeftAlone_data();
    void validCodeIsLeftAlone();
    void joinedListings();
    void anImportBelowIsNoNewListing();
    void doubtfulLinesAreListed();
    void originLeadsToTheInput();
    void partlyFlattened();
    void tabsAndBlanksMixed();
    void cutByWidth_data();
    void cutByWidth();
    void emptyBlocksAndHalfStatements_data();
    void emptyBlocksAndHalfStatements();
    void largeTextsTakeLittleTime();
};

namespace {

struct Sample {
    std::string name;
    std::string text;
};

std::vector<Sample> samples()
{
    std::vector<Sample> result;
    for (const auto &path :
         support::filesBelow(TRACEMEND_SOURCE_DIR "/tests/corpus/flattened", ".py")) {
        const auto all = support::readFile(path);
        for (auto at = all.find("#%% "); at != all.npos;) {
            const auto line = all.find('\n', at);
            const auto next = all.find("#%% ", line);
            result.push_back({path.stem().string() + ": " + all.substr(at + 4, line - at - 4),
                              all.substr(line + 1, next == all.npos ? next : next - line - 1)});
            at = next;
        }
    }
    return result;
}

std::string joined(const std::vector<paste::Listing> &listings)
{
    std::string text;
    for (const auto &listing : listings)
        text += listing.text;
    return text;
}

bool has(const paste::Listing &listing, std::string_view repair)
{
    return std::any_of(listing.repairs.begin(), listing.repairs.end(),
                       [&](const auto &one) { return one.name == repair; });
}

} // namespace

void IndentationTest::comesBackExactly_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto all = samples();
    QVERIFY(all.size() >= 50);
    for (const auto &sample : all)
        QTest::newRow(sample.name.c_str()) << QByteArray::fromStdString(sample.text);
}

void IndentationTest::comesBackExactly()
{
    QFETCH(const QByteArray, text);
    const auto flat = support::flattened(text.toStdString());
    QVERIFY(paste::looksFlattened(flat));
    const auto listings = paste::restoreListings(flat);
    QCOMPARE(QByteArray::fromStdString(joined(listings)), text);
    QCOMPARE(listings.size(), std::size_t(1));
    QVERIFY(has(listings[0], "indentation"));
    QVERIFY(!has(listings[0], "hard-wrap"));
    QVERIFY(!has(listings[0], "joined-listings"));
}

void IndentationTest::validCodeIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const auto &sample : samples())
        QTest::newRow(sample.name.c_str()) << QByteArray::fromStdString(sample.text);
    QTest::newRow("one blank") << QByteArray("def f(x):\n if x:\n  return 1\n return 2\n");
    QTest::newRow("tabs") << QByteArray("def f(x):\n\tif x:\n\t\treturn 1\n\treturn 2\n");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("cell") << QByteArray("result = await client.get(url)\nresult\n");
}

void IndentationTest::validCodeIsLeftAlone()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!paste::looksFlattened(text.toStdString()));
    const auto listings = paste::restoreListings(text.toStdString());
    QCOMPARE(listings.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(listings[0].text), text);
    QVERIFY(listings[0].repairs.empty());
}

void IndentationTest::joinedListings()
{
    const std::string text = "from flask import Flask\napp = Flask(__name__)\n"
                             "def ping():\nreply = make()\nreturn reply import os\n"
                             "from flask import Flask\napp = Flask(os.environ[\"NAME\"])\n"
                             "def ping():\nreturn make()\n";
    const auto listings = paste::restoreListings(text);
    QCOMPARE(listings.size(), std::size_t(2));
    QCOMPARE(listings[0].text, std::string("from flask import Flask\napp = Flask(__name__)\n"
                                           "def ping():\n    reply = make()\n    return reply\n"));
    QCOMPARE(listings[1].text,
             std::string("import os\nfrom flask import Flask\napp = Flask(os.environ[\"NAME\"])\n"
                         "def ping():\n    return make()\n"));
    QVERIFY(!has(listings[0], "joined-listings"));
    QVERIFY(has(listings[1], "joined-listings"));
    const auto begin = listings[1].origin.toOrigin({0, 9});
    QCOMPARE(text.substr(begin.start, begin.size()), std::string("import os"));
}

void IndentationTest::anImportBelowIsNoNewListing()
{
    const auto listings = paste::restoreListings("import os\ndef f():\nimport json\n"
                                                 "return json.dumps(os.name)\n");
    QCOMPARE(listings.size(), std::size_t(1));
    const auto raising = paste::restoreListings("def f():\ntry:\ng()\nexcept OSError as error:\n"
                                                "raise ValueError(1) from error\n");
    QCOMPARE(raising.size(), std::size_t(1));
    QVERIFY(!has(raising[0], "joined-listings"));
}

void IndentationTest::doubtfulLinesAreListed()
{
    const std::string text = "def f(x):\nif x:\na()\nb()\nreturn 1\n";
    const auto listings = paste::restoreListings(text);
    bool doubtful = false;
    for (const auto &repair : listings.at(0).repairs)
        if (repair.doubtful) {
            doubtful = true;
            QVERIFY(text.substr(repair.where.start, repair.where.size()) != "a()");
        }
    QVERIFY(doubtful);
    const auto settled = paste::restoreListings("def f(x):\nif x:\nreturn 1\nreturn 2\n");
    for (const auto &repair : settled.at(0).repairs)
        QVERIFY(!repair.doubtful);
}

void IndentationTest::originLeadsToTheInput()
{
    const std::string text = "async def f():\r\nfor x in y:\r\nawait g(x,\r\n1)\r\nreturn x\r\n";
    const auto listing = paste::restoreListings(text).at(0);
    QVERIFY(syntax::isValidPython(listing.text));
    for (const std::string word :
         {"async def f", "for x in y", "await g(x", "1)", "return x\r\n"}) {
        const auto at = listing.text.find(word);
        QVERIFY(at != std::string::npos);
        const auto origin = listing.origin.toOrigin({at, at + word.size()});
        QCOMPARE(text.substr(origin.start, origin.size()), word);
    }
}

void IndentationTest::partlyFlattened()
{
    const auto listing = paste::restoreListings("def f(items):\nfor item in items:\n"
                                                "        if item:\n            g(item)\n"
                                                "        h(item)\n    return items\n")
                             .at(0);
    QCOMPARE(listing.text, std::string("def f(items):\n    for item in items:\n        if item:\n"
                                       "            g(item)\n        h(item)\n    return items\n"));
}

void IndentationTest::tabsAndBlanksMixed()
{
    const auto listing =
        paste::restoreListings("def f(x):\n\tif x:\n            g()\n        h()\n").at(0);
    QVERIFY(syntax::isValidPython(listing.text));
    QVERIFY(has(listing, "indentation"));
}

void IndentationTest::cutByWidth_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("width");
    QTest::newRow("call") << QByteArray("def send(client, topic):\n"
                                        "    client.publish(topic.full_name, topic.latest_message, "
                                        "retain=topic.retain)\n    return topic\n")
                          << 60;
    QTest::newRow("string") << QByteArray("def fail():\n    raise RuntimeError(\"the pump did not "
                                          "start although it was told to\")\n")
                            << 60;
    QTest::newRow("comment") << QByteArray("def start(pump):\n    # It takes a while until the "
                                           "pressure is high enough to open the main valve.\n"
                                           "    pump.start()\n")
                             << 60;
}

void IndentationTest::cutByWidth()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, width);
    const auto cut = support::wrapped(text.toStdString(), static_cast<std::size_t>(width), false);
    QVERIFY(cut != text.toStdString());
    const auto listing = paste::restoreListings(cut).at(0);
    QCOMPARE(QByteArray::fromStdString(listing.text), text);
    QVERIFY(has(listing, "hard-wrap"));
    QVERIFY(!has(listing, "indentation"));
    const auto atBlanks =
        support::wrapped(text.toStdString(), static_cast<std::size_t>(width), true);
    // Python takes any line break inside brackets, so that there is nothing to repair
    if (!syntax::isValidPython(atBlanks))
        QCOMPARE(QByteArray::fromStdString(paste::restoreListings(atBlanks).at(0).text), text);
}

void IndentationTest::emptyBlocksAndHalfStatements_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty if") << QByteArray("if a:\n# nothing\nelse:\n# nothing\n");
    QTest::newRow("only else") << QByteArray("else:\nx()\n");
    QTest::newRow("only a header") << QByteArray("def f():\n");
    QTest::newRow("open bracket") << QByteArray("def f():\nreturn g(1,\n");
    QTest::newRow("open string") << QByteArray("def f():\nreturn '''a\n");
    QTest::newRow("prose") << QByteArray("This is how you do it: first you\nimport os and then\n");
    QTest::newRow("NUL") << QByteArray("def f():\nx = \0\n", 15);
    QTest::newRow("not UTF-8") << QByteArray("def f():\nx = '\xff\xfe'\n");
    QTest::newRow("closers") << QByteArray(")))\n]]\ndef f():\n}\n");
    QTest::newRow("backslashes") << QByteArray("\\\n\\\n\\\ndef f():\\\n");
}

void IndentationTest::emptyBlocksAndHalfStatements()
{
    QFETCH(const QByteArray, text);
    const auto listings =
        paste::restoreListings(std::string_view(text.data(), std::size_t(text.size())));
    QVERIFY(!listings.empty());
    const auto solid = [](std::string bytes) {
        std::erase_if(bytes, [](char c) { return c == ' ' || c == '\n'; });
        return bytes;
    };
    QCOMPARE(solid(joined(listings)), solid(text.toStdString()));
}

void IndentationTest::largeTextsTakeLittleTime()
{
    std::string text;
    for (int i = 0; i < 1200; ++i)
        text += "def f" + std::to_string(i) +
                "(x):\nif x:\ntry:\ng(x)\nexcept OSError:\nh(x)\nreturn x\n";
    std::string deep;
    for (int i = 0; i < 3000; ++i)
        deep += "if x:\n";
    QElapsedTimer timer;
    timer.start();
    QVERIFY(syntax::isValidPython(joined(paste::restoreListings(text))));
    QVERIFY(!paste::restoreListings(deep).empty());
    QVERIFY(!paste::restoreListings(std::string(100'000, '(')).empty());
    QVERIFY(timer.elapsed() < 30'000);
}

QTEST_GUILESS_MAIN(IndentationTest)
#include "indentation_test.moc"
