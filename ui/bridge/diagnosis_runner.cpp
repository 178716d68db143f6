#include "ui/bridge/diagnosis_runner.h"

namespace bridge {

DiagnosisRunner::DiagnosisRunner(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

DiagnosisRunner::~DiagnosisRunner()
{
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

void DiagnosisRunner::setKnowledge(std::shared_ptr<const knowledge::KnowledgeBase> knowledge)
{
    m_knowledge = std::move(knowledge);
}

std::uint64_t DiagnosisRunner::start(diagnose::Request request)
{
    m_stop.request_stop();
    m_pool.clear(); // jobs that wait are as stale as the one that runs
    m_stop = std::stop_source();
    m_running = true;
    const std::uint64_t number = ++m_number;
    m_pool.start([this, number, request = std::move(request), knowledge = m_knowledge,
                  stop = m_stop.get_token()] {
        if (stop.stop_requested())
            return;
        QElapsedTimer clock;
        clock.start();
        auto result = std::make_shared<DiagnosisResult>();
        result->number = number;
        result->request = request;
        result->knowledge = knowledge;
        result->diagnosis = diagnose::run(request, *knowledge, stop);
        result->milliseconds = clock.elapsed();
        QMetaObject::invokeMethod(this, [this, result] { deliver(result); }, Qt::QueuedConnection);
    });
    emit started(number);
    return number;
}

void DiagnosisRunner::cancel()
{
    if (!m_running)
        return;
    m_stop.request_stop();
    m_pool.clear();
    m_running = false;
    const std::uint64_t number = m_number++; // whatever still arrives is stale
    emit stopped(number);
}

void DiagnosisRunner::deliver(DiagnosisPtr result)
{
    if (result->number != m_number || result->diagnosis.cancelled)
        return;
    m_running = false;
    emit finished(std::move(result));
}

} // namespace bridge
