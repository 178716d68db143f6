#include "ui/bridge/example_maker.h"
#include "app/mend/example.h"

namespace bridge {

ExampleMaker::ExampleMaker(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

ExampleMaker::~ExampleMaker()
{
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

void ExampleMaker::make(std::shared_ptr<const knowledge::KnowledgeBase> base,
                        const std::string &cause)
{
    m_stop.request_stop();
    m_pool.clear();
    m_stop = std::stop_source();
    const std::uint64_t number = ++m_number;
    m_pool.start([this, number, base = std::move(base), cause, stop = m_stop.get_token()] {
        const knowledge::Cause *found = base->cause(cause);
        FixPtr fix;
        if (found) {
            const python::Program program = python::analyse({}, *base);
            const environment::Environment none;
            const mend::ProposeInput input{program, none, *base, {}, stop};
            for (mend::Fix &made : mend::exampleFixes(*found, input)) {
                if (!fix && !made.changes.empty())
                    fix = std::make_shared<const mend::Fix>(std::move(made));
            }
        }
        QMetaObject::invokeMethod(
            this,
            [this, number, cause, fix] {
                if (number == m_number)
                    emit made(cause, fix);
            },
            Qt::QueuedConnection);
    });
}

} // namespace bridge
