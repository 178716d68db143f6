#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;

struct Entity {
    std::string_view name;
    std::string_view text;
};

constexpr Entity entities[] = {
    {"lt", "<"},         {"gt", ">"},          {"amp", "&"},        {"quot", "\""},
    {"apos", "'"},       {"nbsp", " "},        {"#39", "'"},        {"#x27", "'"},
    {"#34", "\""},       {"#x22", "\""},       {"#x2F", "/"},       {"#x2f", "/"},
    {"#47", "/"},        {"#60", "<"},         {"#62", ">"},        {"#160", " "},
    {"#xa0", " "},       {"#10", "\n"},        {"#13", ""},         {"#92", "\\"},
    {"#x5c", "\\"},      {"ldquo", "\u201c"},  {"rdquo", "\u201d"}, {"lsquo", "\u2018"},
    {"rsquo", "\u2019"}, {"hellip", "\u2026"},
};

/// The entity at an offset; copies lose the semicolon.
std::optional<std::pair<std::size_t, std::string_view>> readEntity(std::string_view text,
                                                                   std::size_t at)
{
    for (const Entity &entity : entities) {
        if (text.substr(at + 1, entity.name.size()) != entity.name)
            continue;
        const std::size_t end = at + 1 + entity.name.size();
        if (text.substr(end, 1) == ";")
            return std::pair(end + 1 - at, entity.text);
        if ((entity.name == "gt" || entity.name == "lt" || entity.name == "quot") &&
            (end >= text.size() || !isWordByte(text[end]) || isDigit(text[end])))
            return std::pair(end - at, entity.text);
    }
    return std::nullopt;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

/// Size of a tag at an offset, and the text it stands for; only tags that pages wrap text in.
std::optional<std::pair<std::size_t, std::string_view>> readTag(std::string_view text,
                                                                std::size_t at, bool &inPre)
{
    const std::size_t end = text.substr(at, 500).find('>');
    if (end == npos)
        return std::nullopt;
    std::string_view inside = text.substr(at + 1, end - 1);
    const bool closing = inside.starts_with("/");
    if (closing)
        inside.remove_prefix(1);
    const std::string name = lower(inside.substr(0, inside.find_first_of(" \t\r\n/")));
    const std::size_t size = end + 1;
    if (name == "pre")
        inPre = !closing;
    if (name == "br") {
        // The line end behind it is the page's own, not the text's.
        const bool ends = text.substr(at + size, 1) == "\n" || text.substr(at + size, 1) == "\r";
        return std::pair(size, ends && !inPre ? std::string_view() : std::string_view("\n"));
    }
    for (std::string_view block : {"p", "div", "li", "tr", "pre", "blockquote", "h1", "h2", "h3"})
        if (name == block) {
            // A line end right behind a paragraph's tag is the same one.
            const bool ends =
                text.substr(at + size, 1) == "\n" || text.substr(at + size, 1) == "\r";
            return std::pair(size, closing && !ends ? std::string_view("\n") : std::string_view());
        }
    for (std::string_view span :
         {"span", "code", "b", "i", "em", "strong", "a", "font", "td", "tbody", "table", "ul", "ol",
          "body", "html", "samp", "tt", "kbd"})
        if (name == span)
            return std::pair(size, std::string_view());
    return std::nullopt;
}

bool looksLikeHtml(std::string_view text)
{
    for (std::string_view mark : {"&lt;", "&gt", "&quot", "&#39;", "&#x27;", "&#34;", "&nbsp;",
                                  "<br", "<BR", "<pre", "<PRE", "<p>", "<div", "<span"})
        if (text.find(mark) != npos)
            return true;
    return false;
}

} // namespace

// Only where a trace is in it: "<br>" in code or in prose is what it says.
void stripHtml(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        const std::string_view text = piece.text;
        if (!looksLikeHtml(text))
            continue;
        const bool trace = text.find("Traceback") != npos || text.find("File &quot") != npos ||
                           text.find("File \"") != npos || text.find("File &#") != npos;
        const bool page = text.find("<pre") != npos || text.find("<br") != npos ||
                          text.find("&quot") != npos || text.find("&lt;module") != npos ||
                          text.find("&gt") != npos;
        // A block of code as a page holds it: its tags around it, its marks as entities.
        const std::string_view start = trimmed(text).substr(0, 5);
        const bool block = (start.starts_with("<pre") || start == "<code" || start == "<div ") &&
                           text.find("</") != npos;
        if ((!trace || !page) && !block)
            continue;
        const bool tags = text.find("<br") != npos || text.find("<BR") != npos ||
                          text.find("<pre") != npos || text.find("<PRE") != npos ||
                          text.find("<p>") != npos || block || text.find("<div") != npos ||
                          text.find("<span") != npos;
        Rewriter rewriter(piece);
        std::size_t done = 0;
        std::size_t first = npos;
        bool inPre = false;
        for (std::size_t at = text.find_first_of("&<"); at != npos;
             at = text.find_first_of("&<", at)) {
            const auto found = text[at] == '&' ? readEntity(text, at)
                               : tags          ? readTag(text, at, inPre)
                                               : std::nullopt;
            if (!found) {
                ++at;
                continue;
            }
            first = std::min(first, at);
            rewriter.copy({done, at});
            rewriter.replace(found->second, {at, at + found->first});
            done = at += found->first;
        }
        if (first == npos)
            continue;
        rewriter.copy({done, text.size()});
        addRepair(piece, "html", "Marks and entities of HTML were undone.", {first, done});
        piece = rewriter.finish();
    }
}

} // namespace paste
