#include "app/environment/environment.h"

namespace environment
{

bool Environment::hasRuntime(const std::string &name) const
{
    return std::find(runtime.begin(), runtime.end(), name) != runtime.end();
}

Environment read(const paste::Paste &, const trace::Trace &)
{
    return {};
}

} // namespace environment
