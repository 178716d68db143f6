#include "app/scan/scan.h"
#include "app/scan/shards.h"
#include "tests/app/scan/scanned.h"
#include "tests/support/knowledge_folder.h"
#include <QTest>
#include <map>
#include <random>

using scanned::raised;

namespace {

/// A log as pieces that no trace is cut by: records, traces of several faults and writers.
std::vector<std::string> piecesOf(std::mt19937 &random, bool timed)
{
    std::vector<std::string> pieces;
    int second = 0;
    for (int i = 0; i < 60; ++i) {
        std::string time;
        if (timed) {
            const auto number = std::to_string(1000 + second++);
            time = "2026-11-24 10:" + number.substr(0, 2) + ":" + number.substr(2) + " ";
        }
        switch (random() % 5) {
        case 0:
            pieces.push_back(time + "INFO: nothing of note\n");
            break;
        case 1:
            pieces.push_back(time + "ERROR: failed\n" + raised("gate " + std::to_string(i)) + "\n");
            break;
        case 2:
            pieces.push_back(raised("wall " + std::to_string(i), time + "web-1  | ") + time +
                             "web-1  | INFO: on\n");
            break;
        case 3:
            pieces.push_back(time +
                             "ERROR: lost\nTraceback (most recent call last):\n  File "
                             "\"/srv/b.py\", line " +
                             std::to_string(i) + ", in g\n    h()\nKeyError: 'k" +
                             std::to_string(i) + "'\n\n");
            break;
        default:
            pieces.push_back(time + "WARNING: /srv/c.py:3: RuntimeWarning: coroutine 'f" +
                             std::to_string(random() % 3) + "' was never awaited\n");
        }
    }
    return pieces;
}

const char *const group =
    R"({"fingerprint":"0123456789abcdef","count":2,"first":{"offset":0,"time":null},)"
    R"("last":{"offset":9,"time":"10:00:00"},"exception":"Stuck","message":"gate","frames":)"
    R"([{"file":"a.py","line":3,"function":null}],"cause":null,"family":null,"strength":null})"
    "\n";
const char *const summary = R"({"summary":{"bytes":100,"traces":2,"groups":1,"seconds":0.5}})"
                            "\n";

} // namespace

class MergeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        support::KnowledgeFolder folder;
        folder.addCause("gates", "gate-shut",
                        R"("signatures": [{"on": "exception", "message": "gate"}])");
        m_knowledge = folder.load();
    }

    void shardsMakeTheWhole_data()
    {
        QTest::addColumn<bool>("timed");
        QTest::newRow("with times") << true;
        QTest::newRow("without") << false;
    }

    void shardsMakeTheWhole()
    {
        QFETCH(bool, timed);
        std::mt19937 random(timed ? 11 : 12);
        for (int round = 0; round < 40; ++round) {
            const auto pieces = piecesOf(random, timed);
            std::string log;
            std::vector<std::string> shards(1);
            for (const auto &piece : pieces) {
                if (random() % 6 == 0)
                    shards.emplace_back();
                log += piece;
                shards.back() += piece;
            }
            std::vector<scan::Report> reports;
            std::map<std::string, std::size_t> base;
            std::size_t at = 0;
            for (std::size_t i = 0; i < shards.size(); ++i) {
                const auto name = "shard-" + std::to_string(i) + ".log";
                reports.push_back(scanOf(shards[i], name));
                base[name] = at;
                at += shards[i].size();
            }
            const auto whole = scanOf(log, "");
            // In any order, and in any grouping.
            for (int order = 0; order < 3; ++order) {
                std::shuffle(reports.begin(), reports.end(), random);
                compare(scan::merged(reports), whole, base);
                const auto cut =
                    reports.begin() + static_cast<std::ptrdiff_t>(random() % (reports.size() + 1));
                compare(scan::merged({scan::merged({cut, reports.end()}),
                                      scan::merged({reports.begin(), cut})}),
                        whole, base);
            }
        }
    }

    void firstIsTheEarliest()
    {
        const auto report = [](const std::string &file, const std::string &time,
                               const std::string &message) {
            scan::Report result;
            scan::Group one;
            one.fingerprint = "0123456789abcdef";
            one.count = 1;
            one.first = one.last = {file, 5, time};
            one.message = message;
            result.groups.push_back(one);
            result.traces = 1;
            return result;
        };
        std::vector<scan::Report> reports{report("b.log", "2026-11-24T10:00:00+02:00", "early"),
                                          report("a.log", "2026-11-24 09:30:00", "late"),
                                          report("c.log", "", "somewhen")};
        for (int i = 0; i < 6; ++i) {
            std::next_permutation(reports.begin(), reports.end(),
                                  [](const scan::Report &x, const scan::Report &y) {
                                      return x.groups[0].message < y.groups[0].message;
                                  });
            const auto all = scan::merged(reports);
            QCOMPARE(all.groups.size(), std::size_t(1));
            QCOMPARE(all.groups[0].count, std::size_t(3));
            QCOMPARE(all.groups[0].message, std::string("early"));
            QCOMPARE(all.groups[0].first.file, std::string("b.log"));
            QCOMPARE(all.groups[0].last.file, std::string("a.log"));
        }
        // Without times the names decide, with their numbers as such.
        QCOMPARE(
            scan::merged({report("part10", "", "b"), report("part9", "", "a")}).groups[0].message,
            std::string("a"));
    }

    void readsWhatWasWritten()
    {
        const auto shard = scan::readShard(std::string(group) + summary, "out/a.ndjson");
        QVERIFY(bool(shard));
        QCOMPARE(shard->traces, std::size_t(2));
        QCOMPARE(shard->groups[0].first.file, std::string("out/a.ndjson"));
        QCOMPARE(shard->groups[0].last.time, std::string("10:00:00"));
        QCOMPARE(shard->groups[0].frames[0].line.value_or(0), 3);
        QVERIFY(!shard->groups[0].frames[0].function);
        QVERIFY(bool(scan::readShard(
            R"({"summary":{"bytes":0,"traces":0,"groups":0,"seconds":1e-3}})", "empty")));
    }

    void refusesOtherThings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("word");
        const QByteArray good(group);
        const QByteArray end(summary);
        QTest::newRow("nothing") << QByteArray() << QByteArray("summary");
        QTest::newRow("cut off") << good << QByteArray("cut off");
        QTest::newRow("cut in a line") << good.left(60) << QByteArray("JSON");
        QTest::newRow("a log") << QByteArray("INFO: hello\n") << QByteArray("JSON");
        QTest::newRow("a list") << QByteArray("[1]\n") << QByteArray("no group");
        QTest::newRow("lost line") << end << QByteArray("missing");
        QTest::newRow("twice") << good + good + end << QByteArray("twice");
        QTest::newRow("two shards in one") << good + end + good + end << QByteArray("summary");
        QTest::newRow("newer") << QByteArray(good).replace("\"count\"",
                                                           "\"host\":\"a\",\"count\"") +
                                      end
                               << QByteArray("version");
        QTest::newRow("older") << QByteArray(good).replace(",\"strength\":null", "") + end
                               << QByteArray("version");
        QTest::newRow("other fingerprint")
            << QByteArray(good).replace("0123456789abcdef", "xyz") + end << QByteArray("version");
        QTest::newRow("other strength")
            << QByteArray(good)
                       .replace("\"cause\":null", "\"cause\":\"c\"")
                       .replace("\"strength\":null", "\"strength\":\"sure\"") +
                   end
            << QByteArray("version");
        QTest::newRow("negative") << QByteArray(good).replace(":2,", ":-2,") + end
                                  << QByteArray("count");
        QTest::newRow("newer summary")
            << good + QByteArray(end).replace("\"bytes\"", "\"hosts\":1,\"bytes\"")
            << QByteArray("version");
        QTest::newRow("deep") << QByteArray(20000, '[') << QByteArray("JSON");
        QTest::newRow("binary") << QByteArray("\x1f\x8b\x08\x00\x00", 5) << QByteArray("JSON");
    }

    void refusesOtherThings()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, word);
        const auto shard = scan::readShard(text.toStdString(), "a.ndjson");
        QVERIFY(!shard);
        QVERIFY(shard.problem().where.starts_with("a.ndjson"));
        const auto said = QByteArray::fromStdString(shard.problem().what + shard.problem().hint);
        QVERIFY2(said.contains(word), said.constData());
        QVERIFY(!shard.problem().hint.empty());
    }

private:
    scan::Report scanOf(const std::string &log, const std::string &name) const
    {
        auto report = *scan::scan(scanned::bytesOf(log), m_knowledge);
        scan::nameLog(report, name);
        return report;
    }

    static void compare(const scan::Report &merged, const scan::Report &whole,
                        const std::map<std::string, std::size_t> &base)
    {
        QCOMPARE(merged.traces, whole.traces);
        QCOMPARE(merged.bytes, whole.bytes);
        QCOMPARE(merged.groups.size(), whole.groups.size());
        std::map<std::string, const scan::Group *> wanted;
        for (const auto &group : whole.groups)
            wanted[group.fingerprint] = &group;
        const auto place = [&](const scan::Place &one) { return base.at(one.file) + one.offset; };
        for (const auto &group : merged.groups) {
            const auto *other = wanted[group.fingerprint];
            QVERIFY(other);
            QCOMPARE(group.count, other->count);
            QCOMPARE(group.message, other->message);
            QCOMPARE(group.exception, other->exception);
            QCOMPARE(group.cause, other->cause);
            QCOMPARE(group.strength, other->strength);
            QCOMPARE(group.frames.size(), other->frames.size());
            QCOMPARE(place(group.first), other->first.offset);
            QCOMPARE(group.first.time, other->first.time);
            QCOMPARE(place(group.last), other->last.offset);
            QCOMPARE(group.last.time, other->last.time);
        }
    }

    knowledge::KnowledgeBase m_knowledge;
};

QTEST_GUILESS_MAIN(MergeTest)
#include "merge_test.moc"
