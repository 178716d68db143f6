#include "app/paste/indentation.h"
#include "app/paste/block_search.h"
#include "app/paste/listing_layout.h"
#include "app/syntax/validity.h"
#include <algorithm>

namespace paste {

namespace {

bool isValid(std::string_view code)
{
    return syntax::isValidPython(code, {true});
}

Listing unchanged(std::string_view code)
{
    return {std::string(code), OriginMap::identity({0, code.size()}), {}};
}

/// Gives one listing its blocks; the text as it is when none can be found.
Listing indented(std::string_view code)
{
    const auto tokens = syntax::pythonTokens(code);
    const auto logical = syntax::logicalLines(code, tokens);
    const auto statements = statementLines(code, tokens, logical);
    const auto placements = placeStatements(statements);
    if (!placements)
        return unchanged(code);
    auto listing = layOut(code, {tokens, logical, statements, *placements});
    if (listing.text == code)
        return listing;
    listing.repairs.push_back({"indentation",
                               "The indentation was lost; it is restored from the syntax.",
                               {0, code.size()}});
    for (std::size_t at = 0; at < placements->size(); ++at)
        if ((*placements)[at].doubtful)
            listing.repairs.push_back(
                {"indentation", "Syntax alone does not say which block this line belongs to.",
                 statements.lines[at].line.code, true});
    return listing;
}

} // namespace

bool looksFlattened(std::string_view code)
{
    const auto tokens = syntax::pythonTokens(code);
    const auto logical = syntax::logicalLines(code, tokens);
    const auto statements = statementLines(code, tokens, logical);
    const auto &lines = statements.lines;
    const auto lost = [&](std::size_t at) {
        return lines[at].opens && lines[at + 1].width <= lines[at].width;
    };
    for (std::size_t at = 0; at + 1 < lines.size(); ++at)
        if (lost(at))
            return !isValid(code);
    return false;
}

std::vector<Listing> restoreListings(std::string_view code)
{
    if (isValid(code))
        return {unchanged(code)};
    return {indented(code)};
}

} // namespace paste
