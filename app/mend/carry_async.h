#pragma once
#include "app/mend/drafting.h"
#include <map>
#include <set>

namespace mend {

/// How far `async` may be carried.
struct CarryOptions {
    /// Plain functions that nothing in sight calls may become async (their callers are not in
    /// sight).
    bool uncalled = false;
    /// A `def` endpoint, dependency or handler may become async.
    bool endpoints = true;
    std::string reason; ///< for the function that is carried first
};

/// Makes plain functions async and awaits them wherever they are called, up to coroutines,
/// endpoints and the places where plain code begins (there `asyncio.run` takes over). Writes
/// nothing when it refuses.
class CarryAsync
{
public:
    CarryAsync(Drafting &draft, CarryOptions options)
        : m_draft(draft), m_options(std::move(options))
    {}

    /// Plans for one function; a Problem when one of its uses in sight cannot follow.
    std::optional<base::Problem> plan(python::FunctionRef start);
    /// Writes what was planned; `hunk` is the one that needs the planned functions async.
    void write(int hunk);

    const std::set<python::FunctionRef> &functions() const { return m_functions; }
    /// Whether a function is async already or will be.
    bool willBeAsync(python::FunctionRef ref) const;

private:
    struct Use {
        python::FunctionRef callee;
        std::size_t module = 0;
        syntax::Node call;
        std::optional<python::FunctionRef> caller;
        bool atRoot = false; ///< plain code begins here: asyncio.run
    };

    std::optional<base::Problem> planFunction(python::FunctionRef ref, bool start);
    std::optional<base::Problem> planCall(python::FunctionRef ref, const python::CallSite &site);
    std::optional<base::Problem> mentionsAllow(python::FunctionRef ref) const;

    Drafting &m_draft;
    CarryOptions m_options;
    std::set<python::FunctionRef> m_functions;
    std::set<python::FunctionRef> m_starts; ///< what plan() was asked for
    std::vector<python::FunctionRef> m_order;
    std::vector<Use> m_uses;
};

/// Why a plain function cannot simply become async (generator, property, `__init__`, lambda,
/// cached, overridden, called through an object that the code does not tell), or empty.
std::string whyNotAsync(const python::Program &program, python::FunctionRef ref);

/// Whether it is a `def` that a framework calls and would await if it were async.
bool frameworkAwaits(const python::Function &function);

} // namespace mend
