#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace exporting {

enum class BlockKind { Heading, Paragraph, Item, Code };

/// A piece of a document: what both forms of the report are written from.
struct Block {
    BlockKind kind = BlockKind::Paragraph;
    int level = 1;        ///< of a heading
    std::string text;     ///< plain, but `code` in back quotes
    std::string language; ///< of code
};

/// Reads the small Markdown of our own pages: headings, paragraphs, lists, fenced code.
std::vector<Block> readMarkdown(std::string_view text);

std::string toMarkdown(const std::vector<Block> &blocks);
/// The body only.
std::string toHtml(const std::vector<Block> &blocks);
/// For a terminal: no marks but the indentation of code and items.
std::string toPlainText(const std::vector<Block> &blocks);

std::string escapedHtml(std::string_view text);

} // namespace exporting
