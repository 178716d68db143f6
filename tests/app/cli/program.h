#pragma once
#include "tests/support/knowledge_folder.h"
#include <QProcess>

namespace program {

struct Answer {
    int status = -1;
    bool crashed = false;
    QByteArray out;
    QByteArray err;
};

/// The program with a knowledge folder of the test's own, not started yet.
inline void prepare(QProcess &process, const support::KnowledgeFolder &knowledge,
                    const QStringList &arguments)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("TRACEMEND_KNOWLEDGE", QString::fromStdString(knowledge.path()));
    environment.insert("TERM", "xterm");
    process.setProcessEnvironment(environment);
    process.setProgram(TRACEMEND_BINARY_DIR "/bin/tracemend-cli");
    process.setArguments(arguments);
}

/// What it printed, when it has ended.
inline Answer answer(QProcess &process)
{
    const bool ended = process.waitForFinished(240000);
    return {process.exitCode(), !ended || process.exitStatus() != QProcess::NormalExit,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

inline Answer run(const support::KnowledgeFolder &knowledge, const QStringList &arguments,
                  const QByteArray &input = {})
{
    QProcess process;
    prepare(process, knowledge, arguments);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    return answer(process);
}

} // namespace program
