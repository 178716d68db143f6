#include "app/match/precedence.h"
#include <vector>

namespace match {

namespace {

bool has(const std::map<std::string, std::set<std::string>, std::less<>> &relation,
         const std::string &first, const std::string &second)
{
    const auto it = relation.find(first);
    return it != relation.end() && it->second.count(second) > 0;
}

} // namespace

Precedence::Precedence(const knowledge::KnowledgeBase &knowledge)
{
    for (const auto &cause : knowledge.causes()) {
        for (const auto &other : cause.before)
            m_direct[cause.id].insert(other.cause);
        for (const auto &other : cause.after)
            m_direct[other.cause].insert(cause.id);
    }
    for (const auto &[id, direct] : m_direct) {
        auto &reached = m_closure[id];
        std::vector<std::string> open(direct.begin(), direct.end());
        while (!open.empty()) {
            const auto next = open.back();
            open.pop_back();
            if (!reached.insert(next).second)
                continue;
            const auto it = m_direct.find(next);
            if (it != m_direct.end())
                open.insert(open.end(), it->second.begin(), it->second.end());
        }
    }
}

bool Precedence::precedesDirectly(const knowledge::Cause &first,
                                  const knowledge::Cause &second) const
{
    return has(m_direct, first.id, second.id);
}

bool Precedence::precedes(const knowledge::Cause &first, const knowledge::Cause &second) const
{
    return first.id != second.id && has(m_closure, first.id, second.id);
}

} // namespace match
