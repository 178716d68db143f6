#pragma once
#include "app/base/result.h"
#include "app/mend/fix.h"
#include <string>
#include <string_view>
#include <vector>

namespace mend {

/// A distribution that a requirements.txt or pyproject.toml asks for.
struct Requirement {
    std::string name;        ///< as written
    base::TextRange version; ///< what follows the name and its extras: "==1.2", may be empty
    base::TextRange whole;   ///< the line, or the element of a list with its comma
    bool caret = false;      ///< `name = "^1.2"`: the version alone is the text
};

/// All that a file asks for, in order; `toml` for a pyproject.toml.
std::vector<Requirement> requirementsIn(std::string_view text, bool toml);

/// Whether two names are of one distribution: case, `-`, `_` and `.` do not matter.
bool sameDistribution(std::string_view a, std::string_view b);

/// Edits that ask for a version at least that new, in the way the file pins. A Problem where it
/// does so already, or does not ask for the distribution.
base::Result<std::vector<Edit>> pinRequirement(std::string_view text, bool toml,
                                               const std::string &distribution,
                                               const std::string &version);
/// Edits that no longer ask for a distribution, and that ask for one more.
base::Result<std::vector<Edit>> dropRequirement(std::string_view text, bool toml,
                                                const std::string &distribution);
base::Result<std::vector<Edit>> addRequirement(std::string_view text, bool toml,
                                               const std::string &distribution);

} // namespace mend
