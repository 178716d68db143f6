#pragma once
#include "app/paste/origin_map.h"
#include "app/paste/paste.h"
#include <string>
#include <string_view>
#include <vector>

namespace paste {

/// One piece of Python that was made whole again.
struct Listing {
    std::string text;
    OriginMap origin;            ///< bytes of text -> bytes of the input
    std::vector<Repair> repairs; ///< ranges count in the input's bytes
};

/// Whether Python code has lost its indentation: most heads of blocks are followed by a line that
/// is not deeper, and the text is not Python as it stands.
bool looksFlattened(std::string_view code);

/// Gives code its indentation back where syntax settles it, joins lines that were cut by width and
/// takes apart listings that ran into each other. Code that is valid as it stands comes back as it
/// is, as one listing without repairs. Lines that syntax alone does not place are listed as
/// doubtful. Bounded: near-linear in the number of lines.
std::vector<Listing> restoreListings(std::string_view code);

} // namespace paste
