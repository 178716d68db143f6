#include "app/cli/log_file.h"
#include "tests/support/temporary_folder.h"
#include <QTest>

namespace {

std::string all(cli::LogFile &file)
{
    std::string result;
    char buffer[1000];
    while (const auto count = file.read(buffer, sizeof buffer, [] { return false; }))
        result.append(buffer, count);
    return result;
}

} // namespace

class LogFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_path = m_folder.write("app.log", m_bytes); }

    void whatComesLaterIsNotRead()
    {
        auto file = cli::LogFile::open(m_path);
        QVERIFY(bool(file));
        QCOMPARE(file->size().value_or(0), m_bytes.size());
        std::ofstream(m_path, std::ios::app) << "more";
        QVERIFY(all(*file) == m_bytes);
        QVERIFY(!file->shrank() && !file->problem());
    }

    void aFileThatVanishesIsReadToItsEnd()
    {
        auto file = cli::LogFile::open(m_path);
        QVERIFY(bool(file));
        std::filesystem::remove(m_path);
        QVERIFY(all(*file) == m_bytes);
        QVERIFY(!file->shrank());
        QVERIFY(!cli::LogFile::open(m_path));
    }

    void aFileThatShrinksEndsEarly()
    {
        auto file = cli::LogFile::open(m_path);
        QVERIFY(bool(file));
        std::filesystem::resize_file(m_path, 1500);
        QVERIFY(all(*file) == m_bytes.substr(0, 1500));
        QVERIFY(file->shrank());
    }

    void stopsWhenTold()
    {
        auto file = cli::LogFile::open(m_path);
        char buffer[10];
        QCOMPARE(file->read(buffer, sizeof buffer, [] { return true; }), std::size_t(0));
        QVERIFY(!file->shrank() && !file->problem());
    }

    void foldersAreRefused()
    {
        const auto file = cli::LogFile::open(m_folder.path());
        QVERIFY(!file);
        QVERIFY(file.problem().what.find("folder") != std::string::npos);
    }

private:
    const std::string m_bytes = std::string(5000, 'x') + "\nlast\n";
    support::TemporaryFolder m_folder;
    std::string m_path;
};

QTEST_GUILESS_MAIN(LogFileTest)
#include "log_file_test.moc"
