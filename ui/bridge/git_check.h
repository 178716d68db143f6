#pragma once
#include "app/mend/fix.h"
#include <QObject>
#include <QString>
#include <memory>

class QProcess;
class QTemporaryDir;

namespace bridge {

/// Asks git whether it would take a patch, in a scratch folder, without blocking the window.
class GitCheck : public QObject
{
    Q_OBJECT
public:
    enum class Outcome { Accepted, Refused, NoGit };

    explicit GitCheck(QObject *parent = nullptr);
    ~GitCheck() override;

    /// Checks a patch against the files that it changes; a check under way is given up.
    void check(const std::string &patch, const std::vector<mend::Change> &changes);

signals:
    void checked(bridge::GitCheck::Outcome outcome, const QString &details);

private:
    void stop();

    QProcess *m_process = nullptr;
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace bridge
