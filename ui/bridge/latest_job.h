#pragma once
#include <QObject>
#include <QThreadPool>
#include <memory>
#include <stop_token>

namespace bridge {

/// Work off the UI thread of which only the newest counts: starting a job ends the one before, and
/// what an ended job still brings is dropped. Destroying it waits for the work that runs.
class LatestJob : public QObject
{
public:
    explicit LatestJob(QObject *parent = nullptr);
    ~LatestJob() override;

    /// Runs `work(std::stop_token)` on a thread, then `done(its result)` on this object's thread.
    /// Both are copied; `work` must not touch widgets. Returns the number of the job, from 1.
    template <class Work, class Done> std::uint64_t start(Work work, Done done)
    {
        const std::uint64_t number = next();
        m_running = true;
        m_pool.start([this, number, stop = m_stop.get_token(), work = std::move(work),
                      done = std::move(done)] {
            if (stop.stop_requested())
                return;
            auto result = std::make_shared<decltype(work(stop))>(work(stop));
            QMetaObject::invokeMethod(
                this,
                [this, number, result, done] {
                    if (number != m_number)
                        return;
                    m_running = false;
                    done(std::move(*result));
                },
                Qt::QueuedConnection);
        });
        return number;
    }
    /// Gives up the job that runs or waits.
    void cancel();

    bool running() const { return m_running; }
    /// Of the newest job.
    std::uint64_t number() const { return m_number; }

private:
    std::uint64_t next();

    QThreadPool m_pool;
    std::stop_source m_stop;
    std::uint64_t m_number = 0;
    bool m_running = false;
};

} // namespace bridge
