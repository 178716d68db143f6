#pragma once
#include <string>
#include <vector>

namespace knowledge {

/// One statement of a source document, in our words, and whether it holds.
struct Claim {
    std::string id; ///< "1.21"
    std::string text;
    std::string verdict; ///< right, partly, wrong, obsolete, unverifiable, data-defect
    std::string why;
    std::string evidence; ///< a run or a source
    std::string cause;    ///< cause that carries it, or empty
    std::string rejected; ///< why no cause carries it, or empty
};

struct Document {
    std::string id;
    std::string title;
    std::string summary;
    std::string source;
    std::vector<Claim> claims;
};

} // namespace knowledge
