#include "tests/support/broken_code.h"
#include "app/paste/statement_line.h"
#include "app/syntax/token.h"
#include <algorithm>

namespace support {

namespace {

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string dedented(std::string_view text, std::size_t width)
{
    std::string result;
    for (auto line : linesOf(text)) {
        const auto blanks = std::min(line.find_first_not_of(' '), line.size());
        line.remove_prefix(std::min(blanks, width));
        result += line;
        result += '\n';
    }
    return result;
}

paste::StatementList statementsOf(std::string_view text)
{
    const auto tokens = syntax::pythonTokens(text);
    return paste::statementLines(text, tokens, syntax::logicalLines(text, tokens));
}

} // namespace

std::string flattened(std::string_view text)
{
    std::string result;
    for (auto line : linesOf(text)) {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        result += line;
        result += '\n';
    }
    return result;
}

std::string wrapped(std::string_view text, std::size_t width, bool atBlanks)
{
    std::string result;
    for (auto line : linesOf(text)) {
        while (line.size() > width) {
            auto cut = width;
            auto next = width;
            const auto blank = line.rfind(' ', width);
            const auto first = line.find_first_not_of(' ');
            if (atBlanks && blank != line.npos && blank > first) {
                cut = blank;
                next = blank + 1;
            }
            result += line.substr(0, cut);
            result += '\n';
            line.remove_prefix(next);
        }
        result += line;
        result += '\n';
    }
    return result;
}

std::vector<std::string> functionsOf(std::string_view text, std::size_t least, std::size_t most)
{
    std::vector<std::string> result;
    const auto list = statementsOf(text);
    for (std::size_t at = 0; at < list.lines.size(); ++at) {
        const auto &def = list.lines[at];
        if (def.kind != paste::StatementKind::Def || !def.opens)
            continue;
        std::size_t first = at;
        while (first > 0 && list.lines[first - 1].kind == paste::StatementKind::Decorator)
            --first;
        std::size_t end = at + 1;
        while (end < list.lines.size() && list.lines[end].width > def.width)
            ++end;
        const auto start = list.lines[first].line.range.start;
        const auto body = text.substr(start, list.lines[end - 1].line.range.end - start);
        const auto lines = static_cast<std::size_t>(std::count(body.begin(), body.end(), '\n')) + 1;
        if (lines >= least && lines <= most)
            result.push_back(dedented(body, def.width));
    }
    return result;
}

std::vector<int> depthsOf(std::string_view text)
{
    std::vector<int> result;
    std::vector<std::size_t> open;
    for (const auto &line : statementsOf(text).lines) {
        while (!open.empty() && open.back() > line.width)
            open.pop_back();
        if (open.empty() || open.back() < line.width)
            open.push_back(line.width);
        result.push_back(static_cast<int>(open.size()));
    }
    return result;
}

} // namespace support
