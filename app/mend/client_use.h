#pragma once
#include "app/mend/client_swap.h"

namespace mend {

/// One use of a client that is swapped: the chain of attributes behind it, the call, what becomes
/// of the result.
class ClientUse
{
public:
    ClientUse(ClientSwap &swap, Drafting &draft, const knowledge::Twin &twin, int hunk,
              std::size_t module, syntax::Node expression)
        : m_swap(swap), m_draft(draft), m_twin(twin), m_hunk(hunk), m_module(module),
          m_client(expression)
    {}

    std::optional<base::Problem> mend();

private:
    std::optional<base::Problem> mendCall(syntax::Node call, const std::string &method);
    std::optional<base::Problem> mendGiven(syntax::Node call);
    std::optional<base::Problem> mendResult(syntax::Node result, int depth);
    std::optional<base::Problem> mendLoop(syntax::Node loop, int depth);
    std::optional<base::Problem> toComprehension(syntax::Node list, syntax::Node result);
    std::optional<base::Problem> passedOn(syntax::Node argument);
    std::optional<base::Problem> enter(syntax::Node item);
    bool listed(const std::vector<std::string> &methods, const std::string &method) const;

    ClientSwap &m_swap;
    Drafting &m_draft;
    const knowledge::Twin &m_twin;
    int m_hunk;
    std::size_t m_module;
    syntax::Node m_client;
};

} // namespace mend
