#include "app/export/markdown.h"
#include <algorithm>

namespace exporting {

namespace {

std::string_view trimmedRight(std::string_view text)
{
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::string_view trimmedLeft(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    return text;
}

class Reader
{
public:
    std::vector<Block> read(std::string_view text)
    {
        while (!text.empty()) {
            const auto end = text.find('\n');
            line(trimmedRight(text.substr(0, end)));
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        flush();
        return std::move(m_blocks);
    }

private:
    void line(std::string_view line)
    {
        const auto inner = trimmedLeft(line);
        if (m_inCode) {
            if (inner.starts_with(m_fence) && trimmedRight(inner.substr(m_fence.size())).empty()) {
                m_inCode = false;
                flush();
            } else {
                m_open.text +=
                    std::string(line.substr(std::min(m_indent, line.size() - inner.size()))) + "\n";
            }
            return;
        }
        if (inner.starts_with("```") || inner.starts_with("~~~")) {
            flush();
            const auto width = inner.find_first_not_of(inner[0]);
            m_fence = std::string(inner.substr(0, width));
            m_indent = line.size() - inner.size();
            m_open = {BlockKind::Code,
                      1,
                      {},
                      width == std::string_view::npos ? std::string()
                                                      : std::string(inner.substr(width))};
            m_inCode = true;
            m_isOpen = true;
            return;
        }
        if (inner.empty()) {
            flush();
            return;
        }
        if (inner[0] == '#') {
            flush();
            const auto level = std::min(inner.find_first_not_of('#'), inner.size());
            m_blocks.push_back({BlockKind::Heading,
                                static_cast<int>(level),
                                std::string(trimmedLeft(inner.substr(level))),
                                {}});
            return;
        }
        const auto item = itemText(inner);
        if (!item.empty()) {
            flush();
            m_open = {BlockKind::Item, 1, std::string(item), {}};
            m_isOpen = true;
            return;
        }
        if (!m_isOpen)
            m_open = {};
        m_isOpen = true;
        m_open.text += (m_open.text.empty() ? "" : " ") + std::string(inner);
    }

    static std::string_view itemText(std::string_view line)
    {
        if (line.starts_with("* ") || line.starts_with("- ") || line.starts_with("+ "))
            return trimmedLeft(line.substr(2));
        const auto digits = line.find_first_not_of("0123456789");
        if (digits != std::string_view::npos && digits > 0 && digits < 4 &&
            line.substr(digits, 2) == ". ")
            return trimmedLeft(line.substr(digits + 2));
        return {};
    }

    void flush()
    {
        if (m_isOpen)
            m_blocks.push_back(std::move(m_open));
        m_open = {};
        m_isOpen = false;
    }

    std::vector<Block> m_blocks;
    Block m_open;
    bool m_isOpen = false;
    bool m_inCode = false;
    std::string m_fence;
    std::size_t m_indent = 0;
};

/// A fence longer than any run of back quotes inside.
std::string fenceFor(std::string_view text)
{
    std::size_t longest = 2;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::string(longest + 1, '`');
}

/// Paragraph text with its `code` and **strong** parts marked.
std::string inlineHtml(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const bool code = text.front() == '`';
        const std::string_view mark = code ? "`" : text.starts_with("**") ? "**" : "";
        const auto end = mark.empty() ? std::string_view::npos : text.find(mark, mark.size());
        if (end == std::string_view::npos) {
            result += escapedHtml(text.substr(0, 1));
            text.remove_prefix(1);
            continue;
        }
        const char *tag = code ? "code" : "strong";
        result += std::string("<") + tag + ">" +
                  escapedHtml(text.substr(mark.size(), end - mark.size())) + "</" + tag + ">";
        text.remove_prefix(end + mark.size());
    }
    return result;
}

std::string indented(std::string_view text, std::string_view indent)
{
    std::string result;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        if (!line.empty())
            result += std::string(indent) + std::string(line);
        result += '\n';
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return result;
}

std::string wrapped(std::string_view text, std::string_view first, std::string_view next)
{
    constexpr std::size_t width = 88;
    std::string result(first);
    std::size_t column = first.size();
    bool start = true;
    while (!text.empty()) {
        const auto end = text.find(' ');
        const auto word = text.substr(0, end);
        if (!start && column + 1 + word.size() > width) {
            result += "\n" + std::string(next);
            column = next.size();
            start = true;
        }
        if (!start)
            result += ' ';
        result += word;
        column += word.size() + (start ? 0 : 1);
        start = false;
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return result + "\n";
}

} // namespace

std::vector<Block> readMarkdown(std::string_view text)
{
    Reader reader;
    return reader.read(text);
}

std::string escapedHtml(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string toMarkdown(const std::vector<Block> &blocks)
{
    std::string result;
    for (const auto &block : blocks) {
        const bool item = block.kind == BlockKind::Item;
        if (!result.empty() && !item)
            result += '\n';
        switch (block.kind) {
        case BlockKind::Heading:
            result +=
                std::string(static_cast<std::size_t>(block.level), '#') + " " + block.text + "\n";
            break;
        case BlockKind::Paragraph:
            result += block.text + "\n";
            break;
        case BlockKind::Item:
            result += "- " + block.text + "\n";
            break;
        case BlockKind::Code: {
            const auto fence = fenceFor(block.text);
            result += fence + block.language + "\n" + block.text;
            result += (block.text.empty() || block.text.back() == '\n' ? "" : "\n") + fence + "\n";
        }
        }
    }
    return result;
}

std::string toHtml(const std::vector<Block> &blocks)
{
    std::string result;
    bool list = false;
    for (const auto &block : blocks) {
        const bool item = block.kind == BlockKind::Item;
        if (item != list)
            result += item ? "<ul>\n" : "</ul>\n";
        list = item;
        const auto level = std::to_string(std::min(block.level, 6));
        switch (block.kind) {
        case BlockKind::Heading:
            result += "<h" + level + ">" + inlineHtml(block.text) + "</h" + level + ">\n";
            break;
        case BlockKind::Paragraph:
            result += "<p>" + inlineHtml(block.text) + "</p>\n";
            break;
        case BlockKind::Item:
            result += "<li>" + inlineHtml(block.text) + "</li>\n";
            break;
        case BlockKind::Code:
            result += "<pre><code>" + escapedHtml(block.text) + "</code></pre>\n";
        }
    }
    return result + (list ? "</ul>\n" : "");
}

std::string toPlainText(const std::vector<Block> &blocks)
{
    std::string result;
    BlockKind last = BlockKind::Heading;
    for (const auto &block : blocks) {
        const bool inList = block.kind == BlockKind::Item && last == BlockKind::Item;
        if (!result.empty() && !inList)
            result += '\n';
        last = block.kind;
        switch (block.kind) {
        case BlockKind::Heading:
            result += block.text + "\n";
            break;
        case BlockKind::Paragraph:
            result += wrapped(block.text, "", "");
            break;
        case BlockKind::Item:
            result += wrapped(block.text, "  - ", "    ");
            break;
        case BlockKind::Code:
            result += indented(block.text, "    ");
        }
    }
    return result;
}

} // namespace exporting
