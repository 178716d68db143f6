#include "app/paste/lines.h"
#include "app/trace/parse.h"
#include "tests/support/files.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

// Every sample below tests/corpus/formats: what the tool printed, and beside it what the program
// that was running says of its own exceptions. Samples without any say what must not be found.
class CorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void samples_data();
    void samples();
    void spans_data() { samples_data(); }
    void spans();
};

namespace {

QString relationName(trace::Relation relation)
{
    switch (relation) {
    case trace::Relation::Cause:
        return "cause";
    case trace::Relation::Context:
        return "context";
    case trace::Relation::GroupMember:
        return "group-member";
    case trace::Relation::Root:
        break;
    }
    return "root";
}

/// One line for each exception and each frame, so that a difference shows itself.
QString described(const QJsonArray &exceptions)
{
    QString text;
    for (const QJsonValue &value : exceptions) {
        const QJsonObject error = value.toObject();
        text += error["relation"].toString() + " of " + QString::number(error["of"].toInt(-1)) +
                " member " + QString::number(error["member"].toInt(-1)) + ' ' +
                error["type"].toString() + ": " + error["message"].toString() + '\n';
        for (const QJsonValue &one : error["frames"].toArray()) {
            const QJsonObject frame = one.toObject();
            text += "  " + frame["file"].toString() + ':' +
                    QString::number(frame["line"].toInt(-1)) + ' ' + frame["function"].toString() +
                    " | " + frame["code"].toString() + '\n';
        }
    }
    return text;
}

QString described(const trace::Trace &trace)
{
    QString text;
    for (const trace::RaisedError &error : trace.exceptions) {
        text += relationName(error.relation) + " of " +
                QString::number(error.of ? int(*error.of) : -1) + " member " +
                QString::number(error.member.value_or(-1)) + ' ' +
                QString::fromStdString(error.type) + ": " +
                QString::fromStdString(error.message.value_or("")) + '\n';
        for (const trace::Frame &frame : error.frames)
            text += "  " + QString::fromStdString(frame.file) + ':' +
                    QString::number(frame.line.value_or(-1)) + ' ' +
                    QString::fromStdString(frame.function.value_or("")) + " | " +
                    QString::fromStdString(frame.code.value_or("")).section('\n', 0, 0) + '\n';
    }
    return text;
}

} // namespace

void CorpusTest::samples_data()
{
    QTest::addColumn<QString>("path");
    const std::string folder = TRACEMEND_SOURCE_DIR "/tests/corpus/formats";
    for (const auto &path : support::filesBelow(folder, ".json"))
        QTest::newRow(path.lexically_relative(folder).replace_extension().string().c_str())
            << QString::fromStdString(path.string());
}

void CorpusTest::samples()
{
    QFETCH(QString, path);
    const QByteArray expected = QByteArray::fromStdString(support::readFile(path.toStdString()));
    QString text = path;
    text.replace(text.size() - 5, 5, ".txt");
    const paste::Paste paste = paste::read(support::readFile(text.toStdString()));
    QVERIFY(!paste.problem);
    const trace::Trace trace = trace::parse(paste);
    QCOMPARE(described(trace),
             described(QJsonDocument::fromJson(expected).object()["exceptions"].toArray()));
    for (const trace::RaisedError &error : trace.exceptions) {
        QVERIFY(error.block.start <= error.range.end && error.block.end <= paste.bytes.size());
        for (const trace::Frame &frame : error.frames)
            QVERIFY(frame.range.start < frame.range.end && frame.range.end <= paste.bytes.size());
    }
    QVERIFY(trace.exceptions.empty() || !trace.format.empty());
}

namespace {

/// What stays of a text when all that wraps, colours, escapes and boxes it is taken out: letters
/// and digits of ASCII.
std::string essence(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\x1b' || text.substr(at, 6) == "\\u001b" || text.substr(at, 6) == "\\u001B") {
            const std::size_t end = text.find('m', at);
            at = end == std::string_view::npos ? text.size() : end;
        } else if (paste::isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            out += c;
        }
    }
    return out;
}

/// The last part of a path, without its escapes.
std::string lastPart(const std::string &path)
{
    return essence(path.substr(std::min(path.find_last_of("/\\") + 1, path.size())));
}

} // namespace

// Whatever was unwrapped on the way: a span leads to the bytes that say what was found.
void CorpusTest::spans()
{
    QFETCH(QString, path);
    path.replace(path.size() - 5, 5, ".txt");
    const paste::Paste paste = paste::read(support::readFile(path.toStdString()));
    const trace::Trace trace = trace::parse(paste);
    const auto says = [&](base::TextRange range, const std::string &what) {
        const std::string text =
            essence(std::string_view(paste.bytes).substr(range.start, range.size()));
        if (text.find(what) != std::string::npos)
            return true;
        qWarning("%s is not in: %s", what.c_str(), text.substr(0, 200).c_str());
        return false;
    };
    for (const trace::RaisedError &error : trace.exceptions) {
        if (!error.type.empty())
            QVERIFY(says(error.range, essence(error.typeName())));
        for (const trace::Frame &frame : error.frames) {
            QVERIFY(says(frame.range, lastPart(frame.file)));
            if (frame.line)
                QVERIFY(says(frame.range, std::to_string(*frame.line)));
            if (frame.function)
                QVERIFY(says(frame.range, essence(*frame.function)));
        }
    }
    for (const paste::Segment &segment : paste.segments) {
        QVERIFY(segment.range.end <= paste.bytes.size());
        if (!segment.repaired() && segment.origin.runs().size() == 1)
            QCOMPARE(segment.text, paste.bytes.substr(segment.range.start, segment.range.size()));
        for (const paste::Repair &repair : segment.repairs)
            QVERIFY(repair.where.start <= repair.where.end &&
                    repair.where.end <= paste.bytes.size());
    }
}

QTEST_GUILESS_MAIN(CorpusTest)
#include "corpus_test.moc"
