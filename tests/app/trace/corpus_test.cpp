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

QTEST_GUILESS_MAIN(CorpusTest)
#include "corpus_test.moc"
