#pragma once
#include "app/knowledge/knowledge_base.h"
#include "app/mend/fix.h"
#include "ui/bridge/latest_job.h"

namespace bridge {

using FixPtr = std::shared_ptr<const mend::Fix>;

/// Makes the fix of a cause's own example, with its reasons, off the UI thread.
class ExampleMaker : public QObject
{
    Q_OBJECT
public:
    explicit ExampleMaker(QObject *parent = nullptr) : QObject(parent) {}

    /// Starts on a cause of the base; a cause asked for before is given up.
    void make(std::shared_ptr<const knowledge::KnowledgeBase> base, const std::string &cause);

signals:
    /// Null when the cause has no example that changes code.
    void made(const std::string &cause, bridge::FixPtr fix);

private:
    LatestJob m_job;
};

} // namespace bridge
