#include "app/paste/indentation.h"
#include "app/paste/block_search.h"
#include "app/paste/listing_layout.h"
#include "app/paste/piece.h"
#include "app/paste/split_listings.h"
#include "app/paste/unwrap_lines.h"
#include "app/syntax/validity.h"
#include <algorithm>

namespace paste {

namespace {

/// Larger texts are no snippets; they are given back as they are.
constexpr std::size_t largest = 4u << 20;

bool isValid(std::string_view code)
{
    return syntax::isValidPython(code, {true});
}

Listing listingOf(Piece piece)
{
    return {std::move(piece.text), std::move(piece.origin), std::move(piece.repairs)};
}

/// Tabs as eight blanks each, where that makes lines comparable that were not.
std::optional<Piece> withoutTabs(const Piece &piece, std::size_t tab)
{
    if (piece.text.find('\t') == std::string::npos)
        return std::nullopt;
    Rewriter rewriter(piece);
    std::size_t column = 0;
    bool leading = true;
    for (std::size_t at = 0; at < piece.text.size(); ++at) {
        const char c = piece.text[at];
        if (leading && c == '\t') {
            const auto blanks = tab - column % tab;
            rewriter.replace(std::string(blanks, ' '), {at, at + 1});
            column += blanks;
            continue;
        }
        rewriter.copy({at, at + 1});
        column = c == '\n' ? 0 : column + 1;
        leading = c == '\n' || (leading && c == ' ');
    }
    Piece made = rewriter.finish();
    if (!isValid(made.text))
        return std::nullopt;
    addRepair(made, "indentation", "Tabs and blanks were mixed; the tabs became blanks.",
              {0, made.text.size()});
    return made;
}

/// Gives one listing its blocks; the text as it is when none can be found.
Listing indented(const Piece &piece)
{
    const std::string_view code = piece.text;
    const auto tokens = syntax::pythonTokens(code);
    const auto logical = syntax::logicalLines(code, tokens);
    const auto statements = statementLines(code, tokens, logical);
    const auto placements = placeStatements(statements);
    if (!placements)
        return listingOf(piece);
    auto listing = layOut(code, {tokens, logical, statements, *placements});
    if (listing.text == code)
        return listingOf(piece);
    listing.origin = piece.origin.after(listing.origin);
    Piece told = piece;
    addRepair(told, "indentation", "The indentation was lost; it is restored from the syntax.",
              {0, code.size()});
    for (std::size_t at = 0; at < placements->size(); ++at)
        if ((*placements)[at].doubtful)
            addRepair(told, "indentation",
                      "Syntax alone does not say which block this line belongs to.",
                      statements.lines[at].line.code, true);
    listing.repairs = std::move(told.repairs);
    return listing;
}

/// Whether most heads of blocks are followed by a line that is not deeper.
bool isFlat(std::string_view code)
{
    const auto tokens = syntax::pythonTokens(code);
    const auto list = statementLines(code, tokens, syntax::logicalLines(code, tokens));
    int flat = 0;
    int deeper = 0;
    for (std::size_t at = 0; at + 1 < list.lines.size(); ++at)
        if (list.lines[at].opens)
            ++(list.lines[at + 1].width > list.lines[at].width ? deeper : flat);
    return flat > deeper;
}

/// One listing made valid by the smallest repair that does it, otherwise as well as can be.
Listing restored(const Piece &piece)
{
    if (isValid(piece.text))
        return listingOf(piece);
    for (const std::size_t tab : {8u, 4u})
        if (auto made = withoutTabs(piece, tab))
            return listingOf(std::move(*made));
    // flat lines say little about cuts: there the blocks come first, elsewhere the cuts
    auto blocks = indented(piece);
    if (isFlat(piece.text) && isValid(blocks.text))
        return blocks;
    const auto unwrapped = unwrapLines(piece);
    for (const auto &made : unwrapped)
        if (isValid(made.text))
            return listingOf(made);
    if (isValid(blocks.text))
        return blocks;
    for (const auto &made : unwrapped)
        if (auto other = indented(made); isValid(other.text))
            return other;
    return blocks;
}

} // namespace

bool looksFlattened(std::string_view code)
{
    return isFlat(code) && !isValid(code);
}

std::vector<Listing> restoreListings(std::string_view code)
{
    const Piece whole{std::string(code), OriginMap::identity({0, code.size()}), "python"};
    if (code.size() > largest || isValid(code))
        return {listingOf(whole)};
    std::vector<Listing> result;
    for (const auto &piece : splitListings(whole))
        result.push_back(restored(piece));
    return result;
}

} // namespace paste
