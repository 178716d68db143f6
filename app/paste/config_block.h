#pragma once
#include "app/paste/lines.h"
#include <string>
#include <string_view>
#include <vector>

namespace paste {

/// How many lines from the given one on are a configuration file or a part of one: a JSON object, a
/// TOML table of a project file, requirements, a list of installed packages. 0 when none begins
/// there.
std::size_t configBlock(std::string_view text, const std::vector<Line> &lines, std::size_t first);

/// "json", "toml" or "requirements", for a text that configBlock() found.
std::string configLanguage(std::string_view text);

/// The file that a configuration text usually stands in ("host.json", "requirements.txt"), or
/// empty.
std::string configName(std::string_view text);

/// Whether a line names a distribution and a version as requirements do.
bool isRequirement(std::string_view line);

} // namespace paste
