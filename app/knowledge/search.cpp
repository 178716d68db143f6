#include "app/knowledge/search.h"

namespace knowledge
{

SearchResult search(const KnowledgeBase &base, std::string_view query, const CauseFilter &filter)
{
    SearchResult result;
    for (const Cause &cause : base.causes())
        if ((filter.family.empty() || cause.family == filter.family) &&
            (query.empty() || cause.id.find(query) != std::string::npos))
            result.hits.push_back({&cause, 1});
    return result;
}

} // namespace knowledge
