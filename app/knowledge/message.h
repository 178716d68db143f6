#pragma once
#include "app/base/pattern.h"
#include <string>
#include <vector>

namespace knowledge {

/// A known error or warning text.
struct Message {
    std::string type; ///< exception names "A/B", "log:...", ...
    std::string text; ///< with its placeholders
    base::Pattern pattern;
    std::string versions;
    std::string source;   ///< library or "cpython"
    bool alone = true;    ///< false: counts only beside a frame, code or log line of its source
    int literalChars = 0; ///< the larger, the narrower
};

/// Messages that share a root cause, with a sentence of ours.
struct MessageFamily {
    std::string id;
    std::string title;
    std::string sentence;
    std::vector<Message> messages;
};

} // namespace knowledge
