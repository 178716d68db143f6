#include "app/diff/model.h"
#include <QTest>

using diff::RowKind;

/// "=" same, "-" removed, "+" added, "~" changed, with 0-based lines: "~1:1".
static QString print(const diff::Model &model)
{
    QStringList rows;
    for (const auto &row : model.rows) {
        const char sign = row.kind == RowKind::Same      ? '='
                          : row.kind == RowKind::Removed ? '-'
                          : row.kind == RowKind::Added   ? '+'
                                                         : '~';
        rows << QStringLiteral("%1%2:%3")
                    .arg(QLatin1Char(sign))
                    .arg(row.leftLine)
                    .arg(row.rightLine);
    }
    return rows.join(QLatin1Char(' '));
}

class ModelTest : public QObject
{
    Q_OBJECT

private slots:
    void rows_data();
    void rows();
    void spansMarkOnlyTheChangedWords();
    void indentationIsAChange();
    void longRunsStayCheap();
};

void ModelTest::rows_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("equal") << QByteArray("a\nb\n") << QByteArray("a\nb\n") << "=0:0 =1:1";
    QTest::newRow("both empty") << QByteArray("") << QByteArray("") << "";
    QTest::newRow("from empty") << QByteArray("") << QByteArray("a\n") << "+-1:0";
    QTest::newRow("to empty") << QByteArray("a\n") << QByteArray("") << "-0:-1";
    QTest::newRow("changed line") << QByteArray("a\nreturn load(x)\nc\n")
                                  << QByteArray("a\nreturn await load(x)\nc\n") << "=0:0 ~1:1 =2:2";
    QTest::newRow("unlike lines are no pair")
        << QByteArray("alpha()\n") << QByteArray("x = 1\n") << "-0:-1 +-1:0";
    QTest::newRow("inserted first") << QByteArray("b\n") << QByteArray("a\nb\n") << "+-1:0 =0:1";
    QTest::newRow("the like ones pair up")
        << QByteArray("value = load(1)\n") << QByteArray("import os\nvalue = await load(1)\n")
        << "+-1:0 ~0:1";
    QTest::newRow("only the line end") << QByteArray("a") << QByteArray("a\n") << "~0:0";
    QTest::newRow("crlf against lf")
        << QByteArray("a\r\nb\r\n") << QByteArray("a\nb\r\n") << "~0:0 =1:1";
    QTest::newRow("no final newline") << QByteArray("a\nb") << QByteArray("a\nb") << "=0:0 =1:1";
}

void ModelTest::rows()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, expected);
    QCOMPARE(print(diff::model(before.toStdString(), after.toStdString())), expected);
}

void ModelTest::spansMarkOnlyTheChangedWords()
{
    const auto model = diff::model("return load(user)\n", "return await load(user)\n");
    QCOMPARE(model.rows.size(), std::size_t(1));
    QVERIFY(model.rows[0].leftSpans.empty());
    QCOMPARE(model.rows[0].rightSpans.size(), std::size_t(1));
    const auto span = model.rows[0].rightSpans[0];
    const std::string after = "return await load(user)";
    QVERIFY(after.substr(span.start, span.size()).find("await") != std::string::npos);
    QVERIFY(after.substr(span.start, span.size()).find("load") == std::string::npos);
}

void ModelTest::indentationIsAChange()
{
    const auto model = diff::model("  x = 1\n", "    x = 1\n");
    QCOMPARE(print(model), QStringLiteral("~0:0"));
    QCOMPARE(model.rows[0].rightSpans.size(), std::size_t(1));
}

void ModelTest::longRunsStayCheap()
{
    std::string before;
    std::string after;
    for (int i = 0; i < 3000; ++i) {
        before += "left " + std::to_string(i) + "\n";
        after += "right " + std::to_string(i) + " more\n";
    }
    const auto model = diff::model(before, after);
    QCOMPARE(model.rows.size(), std::size_t(3000));
    QVERIFY(model.rows.front().kind == RowKind::Changed);
}

QTEST_GUILESS_MAIN(ModelTest)
#include "model_test.moc"
