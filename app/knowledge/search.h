#pragma once
#include "app/knowledge/knowledge_base.h"
#include <string>
#include <string_view>
#include <vector>

namespace knowledge {

struct CauseFilter {
    std::string family;
    std::string library;
    std::string python; ///< a version: causes whose range excludes it are left out
    std::string safety; ///< "safe", "review", "fill-in", "advice"
};

struct SearchHit {
    const Cause *cause = nullptr;
    int score = 0;
};

struct SearchResult {
    std::vector<SearchHit> hits; ///< best first; all that pass the filter when the query is blank
    std::string searchedAs;      ///< the corrected query when a spelling mistake was passed over
};

/// Finds by words, prefixes, initials of hyphenated words and up to two spelling mistakes a word.
SearchResult search(const KnowledgeBase &base, std::string_view query,
                    const CauseFilter &filter = {});

} // namespace knowledge
