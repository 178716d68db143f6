#include "ui/bridge/diagnosis_runner.h"

namespace bridge {

DiagnosisRunner::DiagnosisRunner(QObject *parent) : QObject(parent) {}

void DiagnosisRunner::setKnowledge(std::shared_ptr<const knowledge::KnowledgeBase> knowledge)
{
    m_knowledge = std::move(knowledge);
}

std::uint64_t DiagnosisRunner::start(diagnose::Request request)
{
    const auto work = [request = std::move(request),
                       knowledge = m_knowledge](std::stop_token stop) {
        QElapsedTimer clock;
        clock.start();
        auto result = std::make_shared<DiagnosisResult>();
        result->request = request;
        result->knowledge = knowledge;
        result->diagnosis = diagnose::run(request, *knowledge, stop);
        result->milliseconds = clock.elapsed();
        return result;
    };
    const std::uint64_t number =
        m_job.start(work, [this](const std::shared_ptr<DiagnosisResult> &result) {
            result->number = m_job.number();
            emit finished(result);
        });
    emit started(number);
    return number;
}

void DiagnosisRunner::cancel()
{
    if (!m_job.running())
        return;
    const std::uint64_t number = m_job.number();
    m_job.cancel();
    emit stopped(number);
}

} // namespace bridge
