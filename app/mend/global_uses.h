#pragma once
#include "app/mend/drafting.h"
#include <functional>
#include <set>
#include <utility>
#include <vector>

namespace mend {

/// A place that uses a name of a module's top level.
struct GlobalUse {
    std::size_t module = 0;
    syntax::Node node; ///< the identifier
};

/// The assignment at a module's top level that keeps what a call makes: `NAME = call`.
struct GlobalName {
    std::size_t module = 0;
    syntax::Node name;      ///< the identifier
    syntax::Node value;     ///< the right side
    syntax::Node statement; ///< the whole line
};
std::optional<GlobalName> globalOf(const python::Program &program, std::size_t module,
                                   syntax::Node value);

/// Every use of the name in sight, but its definition and imports. A Problem where one of them
/// cannot be followed (bound again, reached through its module, used at a top level).
base::Result<std::vector<GlobalUse>> globalUses(const python::Program &program,
                                                const GlobalName &global);

/// Writes how functions say an attribute of the application's state. `app`: the name that the
/// application has in `module`, or empty.
class StateAccess
{
public:
    StateAccess(Drafting &draft, std::string app, std::size_t module, std::string attribute)
        : m_draft(draft), m_app(std::move(app)), m_module(module), m_attribute(std::move(attribute))
    {}

    /// The expression to write at a place; an endpoint gets a `request` parameter where it has
    /// none.
    base::Result<std::string> at(const GlobalUse &use, int hunk, const std::string &reason);

private:
    std::string requestOf(python::FunctionRef ref) const;
    bool mayTakeRequest(python::FunctionRef ref) const;
    base::Result<std::string> addRequest(python::FunctionRef ref, int hunk,
                                         const std::string &reason);

    Drafting &m_draft;
    std::string m_app;
    std::size_t m_module;
    std::string m_attribute;
    std::map<python::FunctionRef, std::string> m_added;
};

} // namespace mend
