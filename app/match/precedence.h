#pragma once
#include "app/knowledge/knowledge_base.h"
#include <map>
#include <set>
#include <string>

namespace match
{

/// Which cause comes before which, by what causes say of each other (and by what follows from it).
class Precedence
{
public:
    explicit Precedence(const knowledge::KnowledgeBase &knowledge);

    /// True when `first` takes precedence over `second`, directly or through others.
    bool precedes(const knowledge::Cause &first, const knowledge::Cause &second) const;
    /// True when one of the two says so itself.
    bool precedesDirectly(const knowledge::Cause &first, const knowledge::Cause &second) const;

private:
    using Relation = std::map<std::string, std::set<std::string>, std::less<>>;
    Relation m_direct;
    Relation m_closure;
};

} // namespace match
