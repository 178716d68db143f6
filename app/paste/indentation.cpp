#include "app/paste/indentation.h"

namespace paste {

bool looksFlattened(std::string_view)
{
    return false;
}

std::vector<Listing> restoreListings(std::string_view code)
{
    return {{std::string(code), OriginMap::identity({0, code.size()}), {}}};
}

} // namespace paste
