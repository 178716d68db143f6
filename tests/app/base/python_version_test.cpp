#include "app/base/python_version.h"
#include <QTest>

using base::PythonVersion;

class PythonVersionTest : public QObject
{
    Q_OBJECT

private slots:
    void reads();
    void orders();
    void ranges_data();
    void ranges();
    void unreadable();
};

void PythonVersionTest::reads()
{
    QCOMPARE(base::parsePythonVersion("3.11")->text(), std::string("3.11"));
    QCOMPARE(base::parsePythonVersion("3.14.2")->minor, 14);
    for (const char *text :
         {"", "3", "3.", "three", "3.11rc1", ".11", "-3.1", "3..1", "3.11.", " 3.11"})
        QVERIFY2(!base::parsePythonVersion(text), text);
    QVERIFY(!base::parsePythonVersion("3.99999999999999999999"));
}

void PythonVersionTest::orders()
{
    QVERIFY((PythonVersion{3, 9}) < (PythonVersion{3, 10}));
    QVERIFY((PythonVersion{2, 7}) < (PythonVersion{3, 0}));
    QVERIFY((PythonVersion{3, 11}) == (PythonVersion{3, 11}));
}

void PythonVersionTest::ranges_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("range");
    QTest::addColumn<bool>("inside");
    const auto row = [](const char *version, const char *range, bool inside) {
        QTest::newRow((std::string(version) + " " + range).c_str())
            << QString(version) << QString(range) << inside;
    };
    row("1.13.2", ">=1.7.1,<1.13.3", true);
    row("1.13.3", ">=1.7.1,<1.13.3", false);
    row("3.9", ">=3.10", false);
    row("3.10", ">3.9", true);
    row("1", ">=1.0.0", true);
    row("1.0", "==1", true);
    row("1.0.1", "!=1.0", true);
    row("2.0", "<=2", true);
    row("0.115.0", ">= 0.115 , < 1", true);
    row("1.2rc1", ">=1.2", true);
    row("3.12", "3.12", true);
}

void PythonVersionTest::ranges()
{
    QFETCH(const QString, version);
    QFETCH(const QString, range);
    QFETCH(const bool, inside);
    const auto result = base::versionInRange(version.toStdString(), range.toStdString());
    QVERIFY(result.has_value());
    QCOMPARE(*result, inside);
}

void PythonVersionTest::unreadable()
{
    QVERIFY(!base::versionInRange("", ">=1"));
    QVERIFY(!base::versionInRange("one", ">=1"));
    QVERIFY(!base::versionInRange("1.0", ""));
    QVERIFY(!base::versionInRange("1.0", ">=x"));
    QVERIFY(!base::versionInRange("1.0", "~>1"));
    QVERIFY(!base::versionInRange("1.0", ">=1,"));
}

QTEST_GUILESS_MAIN(PythonVersionTest)
#include "python_version_test.moc"
