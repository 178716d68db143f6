#include "ui/bridge/example_maker.h"
#include "app/mend/example.h"

namespace bridge {

namespace {

FixPtr exampleFix(const knowledge::KnowledgeBase &base, const std::string &cause,
                  std::stop_token stop)
{
    const knowledge::Cause *found = base.cause(cause);
    if (!found)
        return nullptr;
    const python::Program program = python::analyse({}, base);
    const environment::Environment none;
    const mend::ProposeInput input{program, none, base, {}, stop};
    for (mend::Fix &made : mend::exampleFixes(*found, input))
        if (!made.changes.empty())
            return std::make_shared<const mend::Fix>(std::move(made));
    return nullptr;
}

} // namespace

void ExampleMaker::make(std::shared_ptr<const knowledge::KnowledgeBase> base,
                        const std::string &cause)
{
    m_job.start([base = std::move(base),
                 cause](std::stop_token stop) { return exampleFix(*base, cause, stop); },
                [this, cause](const FixPtr &fix) { emit made(cause, fix); });
}

} // namespace bridge
