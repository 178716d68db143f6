#include "app/diff/patch.h"
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace std::string_literals;

class PatchTest : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip_data();
    void roundTrip();
    void isWhatGitTakes_data() { roundTrip_data(); }
    void isWhatGitTakes();
    void equalTextsGiveNoPatch();
    void createsAFile();
    void nulIsRefused();
    void foreignPatchIsRefused();
    void snippetIsCountedFromItsFirstLine();
    void names_data();
    void names();
};

void PatchTest::roundTrip_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("plain") << "app/main.py" << QByteArray("a\nb\nc\n") << QByteArray("a\nB\nc\n");
    QTest::newRow("crlf") << "a.py" << QByteArray("a\r\nb\r\nc\r\n")
                          << QByteArray("a\r\nx\r\nc\r\n");
    QTest::newRow("bom") << "a.py" << QByteArray("\xef\xbb\xbfimport os\n")
                         << QByteArray("\xef\xbb\xbfimport re\n");
    QTest::newRow("tabs") << "a.py" << QByteArray("if a:\n\tb()\n")
                          << QByteArray("if a:\n\tawait b()\n");
    QTest::newRow("no final newline") << "a.py" << QByteArray("a\nb") << QByteArray("a\nc");
    QTest::newRow("newline lost") << "a.py" << QByteArray("a\nb\n") << QByteArray("a\nb");
    QTest::newRow("newline won") << "a.py" << QByteArray("a\nb") << QByteArray("a\nb\n");
    QTest::newRow("non-ascii") << "a.py" << QByteArray("s = 'gr\xc3\xbc\xc3\x9f'\n")
                               << QByteArray("s = '\xe2\x9c\x93'\n");
    QTest::newRow("latin-1") << "a.py" << QByteArray("# caf\xe9\nx = 1\n")
                             << QByteArray("# caf\xe9\nx = 2\n");
    QTest::newRow("blank and umlaut in the path")
        << QString::fromUtf8("my app/\xc3\xa4.py") << QByteArray("a\n") << QByteArray("b\n");
    QTest::newRow("emptied") << "a.py" << QByteArray("a\n") << QByteArray("");
    QTest::newRow("two hunks") << "a.py" << QByteArray("a\n1\n2\n3\n4\n5\n6\n7\n8\n9\nb\n")
                               << QByteArray("A\n1\n2\n3\n4\n5\n6\n7\n8\n9\nB\n");
    QTest::newRow("lines that look like a patch")
        << "a.py" << QByteArray("--- a\n+++ b\n@@ x\n") << QByteArray("--- a\n+++ c\n@@ x\n");
}

void PatchTest::roundTrip()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto patch =
        diff::unifiedPatch(name.toStdString(), before.toStdString(), after.toStdString());
    QVERIFY(patch.ok());
    QVERIFY(!patch->empty());
    const auto applied = diff::applyPatch(name.toStdString(), before.toStdString(), *patch);
    QVERIFY2(applied.ok(), applied.ok() ? "" : applied.problem().what.c_str());
    QCOMPARE(QByteArray::fromStdString(*applied), after);
}

void PatchTest::isWhatGitTakes()
{
    const QString git = QStandardPaths::findExecutable(QStringLiteral("git"));
    if (git.isEmpty())
        QSKIP("git is not installed");
    QFETCH(QString, name);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QTemporaryDir dir;
    const QString path = dir.filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(before);
    file.close();
    const auto patch =
        diff::unifiedPatch(name.toStdString(), before.toStdString(), after.toStdString());
    QVERIFY(patch.ok());
    QFile patchFile(dir.filePath(QStringLiteral("x.patch")));
    QVERIFY(patchFile.open(QIODevice::WriteOnly));
    patchFile.write(QByteArray::fromStdString(*patch));
    patchFile.close();
    QProcess process;
    process.setWorkingDirectory(dir.path());
    process.start(git, {QStringLiteral("apply"), QStringLiteral("--whitespace=nowarn"),
                        QStringLiteral("x.patch")});
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QFile result(path);
    if (after.isEmpty() && !result.exists())
        return; // a traditional patch that empties a file lets git remove it
    QVERIFY(result.open(QIODevice::ReadOnly));
    QCOMPARE(result.readAll(), after);
}

void PatchTest::equalTextsGiveNoPatch()
{
    const auto patch = diff::unifiedPatch("a.py", "a\n"s, "a\n");
    QVERIFY(patch.ok());
    QCOMPARE(*patch, std::string());
}

void PatchTest::createsAFile()
{
    const auto patch = diff::unifiedPatch("new.py", std::nullopt, "x = 1\n");
    QVERIFY(patch.ok());
    QVERIFY(patch->starts_with("--- /dev/null\n+++ b/new.py\n"));
}

void PatchTest::nulIsRefused()
{
    QVERIFY(!diff::unifiedPatch("a.py", std::string("a\0b\n", 4), "c\n").ok());
}

void PatchTest::foreignPatchIsRefused()
{
    const auto patch = diff::unifiedPatch("a.py", "one\ntwo\n"s, "one\n2\n");
    QVERIFY(!diff::applyPatch("a.py", "quite\nother\n", *patch).ok());
    QVERIFY(!diff::applyPatch("a.py", "one\ntwo\n", "no patch at all").ok());
}

void PatchTest::snippetIsCountedFromItsFirstLine()
{
    std::string top;
    for (int i = 0; i < 10; ++i)
        top += "top" + std::to_string(i) + "\n";
    const std::string before = "a\nb\nc\n";
    const auto patch = diff::unifiedPatch("a.py", before, "a\nB\nc\n", {3, 10});
    QVERIFY(patch.ok());
    const auto applied = diff::applyPatch("a.py", top + before + "tail\n", *patch);
    QVERIFY(applied.ok());
    QCOMPARE(*applied, top + "a\nB\nc\ntail\n");
}

void PatchTest::names_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::newRow("posix") << "/app/main.py" << "app/main.py";
    QTest::newRow("windows") << "C:\\app\\main.py" << "app/main.py";
    QTest::newRow("climbing") << "../../etc/./x.py" << "etc/x.py";
    QTest::newRow("relative") << "src/a b.py" << "src/a b.py";
    QTest::newRow("nothing left") << "/.." << "";
}

void PatchTest::names()
{
    QFETCH(QString, path);
    QFETCH(QString, name);
    QCOMPARE(QString::fromStdString(diff::patchName(path.toStdString())), name);
}

QTEST_GUILESS_MAIN(PatchTest)
#include "patch_test.moc"
