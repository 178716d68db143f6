#pragma once
#include "app/diagnose/diagnose.h"
#include "ui/bridge/latest_job.h"
#include <QElapsedTimer>

namespace bridge {

/// What a job found. The knowledge is kept because the diagnosis points into it.
struct DiagnosisResult {
    std::uint64_t number = 0; ///< of the job, counted from 1
    qint64 milliseconds = 0;
    diagnose::Diagnosis diagnosis;
    diagnose::Request request;
    std::shared_ptr<const knowledge::KnowledgeBase> knowledge;
};
using DiagnosisPtr = std::shared_ptr<const DiagnosisResult>;

/// Diagnoses off the UI thread, one job at a time. A new job ends the one before; a result whose
/// number is not the newest is dropped.
class DiagnosisRunner : public QObject
{
    Q_OBJECT
public:
    explicit DiagnosisRunner(QObject *parent = nullptr);

    void setKnowledge(std::shared_ptr<const knowledge::KnowledgeBase> knowledge);
    /// Starts a job on a copy of the request and returns its number.
    std::uint64_t start(diagnose::Request request);
    /// Ends the running job; nothing is reported for it but stopped().
    void cancel();

    bool running() const { return m_job.running(); }
    std::uint64_t number() const { return m_job.number(); }

signals:
    void started(quint64 number);
    void finished(bridge::DiagnosisPtr result);
    void stopped(quint64 number);

private:
    LatestJob m_job;
    std::shared_ptr<const knowledge::KnowledgeBase> m_knowledge;
};

} // namespace bridge

Q_DECLARE_METATYPE(bridge::DiagnosisPtr)
