#include "app/checks/reach.h"
#include <algorithm>

namespace checks {

using python::FunctionRef;
using python::Runs;

namespace {

constexpr int longestWay = 12;

class Search
{
public:
    Search(const Sight &sight, const std::function<bool(const CallPlace &)> &wanted)
        : m_sight(sight), m_wanted(wanted)
    {
        const auto &modules = sight.program().modules();
        for (std::size_t m = 0; m < modules.size(); ++m) {
            for (const auto *calls : {&modules[m].calls, &modules[m].implicitCalls}) {
                for (const auto &call : *calls) {
                    if (const auto holder = this->holder(m, call))
                        m_calls[*holder].push_back({m, &call});
                }
            }
        }
    }

    std::vector<Reached> run()
    {
        std::vector<Reached> result;
        const auto &modules = m_sight.program().modules();
        for (std::size_t m = 0; m < modules.size(); ++m) {
            for (const auto *calls : {&modules[m].calls, &modules[m].implicitCalls}) {
                for (const auto &call : *calls)
                    from({m, &call}, result);
            }
        }
        return result;
    }

private:
    void from(const CallPlace &place, std::vector<Reached> &result)
    {
        if (!onLoop(place))
            return;
        if (m_wanted(place)) {
            result.push_back({place, place, {}});
            return;
        }
        for (const FunctionRef helper : helpers(*place.call)) {
            auto way = this->way(helper, 0);
            if (!way.empty()) {
                result.push_back({place, way.back(), way});
                return;
            }
        }
    }

    /// The function whose run makes the call: a lambda that a builtin calls at once belongs to the
    /// function around it.
    std::optional<FunctionRef> holder(std::size_t module, const python::Call &call) const
    {
        const auto &functions = m_sight.program().module(module).functions;
        auto at = call.function;
        while (at && functions[*at].isLambda && functions[*at].enclosing) {
            const FunctionRef ref{module, *at};
            const bool inlined =
                functions[*at].runs == Runs::OnLoop || functions[*at].runs == Runs::Mixed;
            if (!inlined || !m_sight.program().callers(ref).empty() ||
                m_sight.program().pathFromCoroutine(ref).size() < 2)
                break;
            at = functions[*at].enclosing;
        }
        return at ? std::optional<FunctionRef>(FunctionRef{module, *at}) : std::nullopt;
    }

    bool onLoop(const CallPlace &place) const
    {
        const auto holder = this->holder(place.module, *place.call);
        if (!holder)
            return m_sight.onLoop(place.module, place.call->node);
        return m_sight.isRoot(*holder);
    }

    /// The plain functions in sight that run before the call returns.
    std::vector<FunctionRef> helpers(const python::Call &call) const
    {
        auto result = call.inlined;
        if (call.target && call.entersTarget && !m_sight.program().function(*call.target).isAsync)
            result.insert(result.begin(), *call.target);
        return result;
    }

    std::vector<CallPlace> way(FunctionRef from, int depth)
    {
        if (depth > longestWay)
            return {};
        const auto known = m_ways.find(from);
        if (known != m_ways.end())
            return known->second;
        m_ways[from] = {}; // a function that calls itself leads nowhere new
        std::vector<CallPlace> best;
        for (const auto &place : m_calls[from]) {
            if (m_wanted(place)) {
                best = {place};
                break;
            }
        }
        for (const auto &place : m_calls[from]) {
            if (!best.empty())
                break;
            for (const FunctionRef next : helpers(*place.call)) {
                auto rest = way(next, depth + 1);
                if (rest.empty())
                    continue;
                rest.insert(rest.begin(), place);
                best = std::move(rest);
                break;
            }
        }
        m_ways[from] = best;
        return best;
    }

    const Sight &m_sight;
    const std::function<bool(const CallPlace &)> &m_wanted;
    std::map<FunctionRef, std::vector<CallPlace>> m_calls;
    std::map<FunctionRef, std::vector<CallPlace>> m_ways;
};

} // namespace

std::vector<Reached> reached(const Sight &sight,
                             const std::function<bool(const CallPlace &)> &wanted)
{
    return Search(sight, wanted).run();
}

std::vector<PathStep> pathOf(const Reached &reached)
{
    std::vector<PathStep> result;
    for (const auto &step : reached.steps)
        result.push_back({step.module, step.call->node.range(),
                          step.call->written ? shortText(step.call->callee) + "() is called here"
                                             : shortText(step.call->node) + " runs it here"});
    return result;
}

} // namespace checks
