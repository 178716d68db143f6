#include "ui/bridge/git_check.h"
#include "app/diff/patch.h"
#include "ui/bridge/text.h"
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace bridge {

namespace {

void writeFile(const QDir &folder, const QString &name, const std::string &bytes)
{
    folder.mkpath(QFileInfo(folder.filePath(name)).path());
    QFile file(folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes.data(), qint64(bytes.size()));
}

} // namespace

GitCheck::GitCheck(QObject *parent) : QObject(parent) {}

GitCheck::~GitCheck()
{
    stop();
}

void GitCheck::stop()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished(500);
    delete m_process;
    m_process = nullptr;
}

void GitCheck::check(const std::string &patch, const std::vector<mend::Change> &changes)
{
    stop();
    const QString git = QStandardPaths::findExecutable(QStringLiteral("git"));
    if (git.isEmpty()) {
        emit checked(Outcome::NoGit, {});
        return;
    }
    m_folder = std::make_unique<QTemporaryDir>();
    const QDir folder(m_folder->path());
    for (const mend::Change &change : changes) {
        // A snippet stands where its first line says; what is above it does not matter to the
        // patch.
        if (change.before)
            writeFile(folder, text(diff::patchName(change.file)),
                      std::string(std::size_t(std::max(0, change.firstLine - 1)), '\n') +
                          *change.before);
    }
    writeFile(folder, QStringLiteral(".tracemend.patch"), patch);
    m_process = new QProcess(this);
    m_process->setWorkingDirectory(folder.path());
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        const QString said = QString::fromUtf8(m_process->readAll()).trimmed();
        const bool good = status == QProcess::NormalExit && code == 0;
        emit checked(good ? Outcome::Accepted : Outcome::Refused, said);
    });
    m_process->start(git, {QStringLiteral("-c"), QStringLiteral("core.autocrlf=false"),
                           QStringLiteral("apply"), QStringLiteral("--check"),
                           QStringLiteral(".tracemend.patch")});
}

} // namespace bridge
