#include "ui/bridge/latest_job.h"

namespace bridge {

LatestJob::LatestJob(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

LatestJob::~LatestJob()
{
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

std::uint64_t LatestJob::next()
{
    m_stop.request_stop();
    m_pool.clear(); // jobs that wait are as stale as the one that runs
    m_stop = std::stop_source();
    return ++m_number;
}

void LatestJob::cancel()
{
    next();
    m_running = false;
}

} // namespace bridge
