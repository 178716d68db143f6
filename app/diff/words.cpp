#include "app/diff/words.h"
#include "app/diff/git.h"
#include <algorithm>
#include <map>
#include <string>

namespace diff {

namespace {

enum class CharClass { Word, Blank, Other };

CharClass classOf(unsigned char c)
{
    // bytes above 0x7f belong to letters of some script
    if (c >= 0x80 || std::isalnum(c) || c == '_')
        return CharClass::Word;
    return c == ' ' || c == '\t' ? CharClass::Blank : CharClass::Other;
}

/// One word per line, as libgit2 compares lines.
std::string onePerLine(std::string_view line, const std::vector<base::TextRange> &parts)
{
    std::string result;
    for (const auto &part : parts) {
        for (const char c : line.substr(part.start, part.size()))
            result += c == '\n' ? ' ' : c;
        result += '\n';
    }
    return result;
}

void addSpan(std::vector<base::TextRange> &spans, base::TextRange range)
{
    if (!spans.empty() && spans.back().end == range.start)
        spans.back().end = range.end;
    else
        spans.push_back(range);
}

} // namespace

std::vector<base::TextRange> words(std::string_view line)
{
    std::vector<base::TextRange> result;
    for (std::size_t at = 0; at < line.size();) {
        const auto kind = classOf(static_cast<unsigned char>(line[at]));
        std::size_t end = at + 1;
        while (kind != CharClass::Other && end < line.size() &&
               classOf(static_cast<unsigned char>(line[end])) == kind)
            ++end;
        result.push_back({at, end});
        at = end;
    }
    return result;
}

double likeness(std::string_view left, std::string_view right)
{
    if (left == right)
        return 1;
    std::map<std::string_view, int> counts;
    std::size_t total = 0;
    for (const auto &word : words(left)) {
        const auto text = left.substr(word.start, word.size());
        if (classOf(static_cast<unsigned char>(text.front())) == CharClass::Blank)
            continue;
        ++counts[text];
        total += text.size();
    }
    std::size_t shared = 0;
    for (const auto &word : words(right)) {
        const auto text = right.substr(word.start, word.size());
        if (classOf(static_cast<unsigned char>(text.front())) == CharClass::Blank)
            continue;
        total += text.size();
        const auto it = counts.find(text);
        if (it != counts.end() && it->second-- > 0)
            shared += 2 * text.size();
    }
    return total == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(total);
}

WordSpans changedWords(std::string_view left, std::string_view right)
{
    const auto leftWords = words(left);
    const auto rightWords = words(right);
    const auto leftText = onePerLine(left, leftWords);
    const auto rightText = onePerLine(right, rightWords);
    WordSpans result;
    for (const auto &hunk : compareLines(leftText, rightText, 0, true)) {
        for (const auto &line : hunk.lines) {
            if (line.origin == '-' && line.oldLine >= 0)
                addSpan(result.left, leftWords[static_cast<std::size_t>(line.oldLine)]);
            if (line.origin == '+' && line.newLine >= 0)
                addSpan(result.right, rightWords[static_cast<std::size_t>(line.newLine)]);
        }
    }
    return result;
}

} // namespace diff
