#pragma once
#include "app/mend/carry_async.h"
#include "app/mend/drafting.h"
#include <set>
#include <utility>

namespace mend {

/// The twin of a class that a qualified name belongs to ("openai.OpenAI.chat.completions.create"),
/// or null.
const knowledge::Twin *twinOf(const python::Program &program, std::string_view qualified);

/// The twin of the client that a chain begins at
/// (`service.get_table_client(t).query_entities(...)`), or null.
const knowledge::Twin *twinOfRoot(const python::Program &program, std::size_t module,
                                  syntax::Node expression);

/// Swaps one client for its twin: what makes it, the import, annotations, its credential, and every
/// use in sight, through names, attributes, parameters and other files.
class ClientSwap
{
public:
    ClientSwap(Drafting &draft, const knowledge::Twin &twin);

    /// Swaps the client that the expression is, or is a chain of. A Problem where a use cannot
    /// follow.
    std::optional<base::Problem> from(std::size_t module, syntax::Node expression);
    /// Writes what concerns all clients together (imports, functions that become async).
    std::optional<base::Problem> finish();

    /// Whether an expression belongs to a client that was swapped already.
    bool covers(std::size_t module, syntax::Node expression) const;

private:
    friend class ClientUse;
    using Spot = std::pair<std::size_t, syntax::Node>;

    std::optional<base::Problem> holder(std::size_t module, syntax::Node expression);
    std::optional<base::Problem> nameHolder(std::size_t module, syntax::Node name);
    std::optional<base::Problem> attributeHolder(std::size_t module, syntax::Node attribute);
    std::optional<base::Problem> reference(std::size_t module, syntax::Node use);
    std::optional<base::Problem> elsewhere(std::size_t module, syntax::Node name);
    std::optional<base::Problem> parameter(std::size_t module, syntax::Node name);
    std::optional<base::Problem> madeBy(std::size_t module, syntax::Node value);
    std::optional<base::Problem> construction(std::size_t module, syntax::Node call);
    std::optional<base::Problem> annotation(std::size_t module, syntax::Node type);
    /// Writes `async with` where a `with` item holds the client.
    std::optional<base::Problem> enter(std::size_t module, syntax::Node item);
    std::optional<base::Problem> use(std::size_t module, syntax::Node expression);
    /// The function at the node must be async; carried where it is not.
    std::optional<base::Problem> awaitable(std::size_t module, syntax::Node node);

    Drafting &m_draft;
    const knowledge::Twin &m_twin;
    int m_hunk;
    CarryAsync m_carry;
    std::set<Spot> m_seen;  ///< definitions, constructions and uses that were looked at
    std::set<Spot> m_names; ///< places where the class is named and the twin's name belongs
};

} // namespace mend
