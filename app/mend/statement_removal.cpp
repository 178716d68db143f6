#include "app/mend/statement_removal.h"
#include "app/mend/source_style.h"
#include "app/mend/statement_lines.h"
#include <algorithm>
#include <map>

namespace mend {

namespace {

bool blankLine(std::string_view text, std::size_t start, std::size_t end)
{
    return text.substr(start, end - start).find_first_not_of(" \t\f\r\n") == std::string_view::npos;
}

bool lineBreakBetween(std::string_view text, std::size_t from, std::size_t to)
{
    return text.substr(from, to - from).find_first_of("\r\n") != std::string_view::npos;
}

/// The lines of a run of statements; of the blank lines above and below only the longer run is
/// kept.
base::TextRange wholeLines(std::string_view text, std::size_t first, std::size_t last)
{
    std::size_t start = lineStart(text, first);
    std::size_t end = lineEnd(text, last);
    std::size_t above = 0;
    const std::size_t top = byteOrderMark(text);
    std::size_t blankStart = start;
    while (blankStart > top) {
        const std::size_t previous = lineStart(text, blankStart - 1);
        const std::size_t before =
            text[blankStart - 1] == '\n' && blankStart >= 2 && text[blankStart - 2] == '\r'
                ? lineStart(text, blankStart - 2)
                : previous;
        if (!blankLine(text, before, blankStart))
            break;
        blankStart = before;
        ++above;
    }
    const bool atTop = blankStart == top;
    std::size_t below = 0;
    for (std::size_t at = end; at < text.size(); ++below) {
        const std::size_t next = lineEnd(text, at);
        if (!blankLine(text, at, next))
            break;
        at = next;
        if (below < above || atTop)
            end = at;
    }
    if (end >= text.size() && start > top) {
        // Last in the file: blank lines above go too, and a missing final line end stays missing.
        start = blankStart;
        const bool finalLineEnd = !text.empty() && (text.back() == '\n' || text.back() == '\r');
        if (!finalLineEnd && start > top)
            start -= text[start - 1] == '\n' && start >= 2 && text[start - 2] == '\r' ? 2 : 1;
    }
    return {start, end};
}

std::vector<syntax::Node> statementsOf(syntax::Node block)
{
    std::vector<syntax::Node> found;
    for (const syntax::Node child : block.namedChildren())
        if (!child.is("comment"))
            found.push_back(child);
    return found;
}

class Remover
{
public:
    Remover(std::string_view text, const std::vector<Removal> &removals) : m_text(text)
    {
        for (const Removal &removal : removals)
            m_byParent[removal.statement.parent()].push_back(removal);
    }

    std::vector<Edit> run()
    {
        for (const auto &[parent, removals] : m_byParent) {
            if (!parent || insideOther(parent))
                continue;
            removeFrom(parent, removals);
        }
        return std::move(m_edits);
    }

private:
    bool insideOther(syntax::Node parent) const
    {
        for (const auto &[other, removals] : m_byParent)
            for (const Removal &removal : removals)
                if (!(other == parent) && removal.statement.range().contains(parent.range()))
                    return true;
        return false;
    }

    void removeFrom(syntax::Node parent, const std::vector<Removal> &removals)
    {
        const std::vector<syntax::Node> all = statementsOf(parent);
        const auto removalOf = [&](syntax::Node node) -> const Removal * {
            for (const Removal &removal : removals)
                if (removal.statement == node)
                    return &removal;
            return nullptr;
        };
        std::size_t left = 0;
        for (const syntax::Node node : all)
            left += removalOf(node) ? 0 : 1;
        const bool empties = left == 0 && parent.is("block");
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Removal *first = removalOf(all[i]);
            if (!first)
                continue;
            std::size_t end = i;
            // One region for a run of statements of one hunk.
            while (end + 1 < all.size() && removalOf(all[end + 1]) &&
                   (removalOf(all[end + 1])->hunk == first->hunk ||
                    !lineBreakBetween(m_text, all[end].range().end, all[end + 1].range().start)) &&
                   onlyBlanks(all[end].range().end, all[end + 1].range().start))
                ++end;
            if (empties && end + 1 == all.size()) {
                add({all[i].range().start, all[end].range().end}, "pass", *first);
            } else {
                add(region(all, i, end, first->comments), {}, *first);
            }
            i = end;
        }
    }

    bool onlyBlanks(std::size_t from, std::size_t to) const
    {
        return m_text.substr(from, to - from).find_first_not_of(" \t\f\r\n;") ==
               std::string_view::npos;
    }

    base::TextRange region(const std::vector<syntax::Node> &all, std::size_t first,
                           std::size_t last, bool comments) const
    {
        const std::size_t start = all[first].range().start;
        const std::size_t end = all[last].range().end;
        const bool sharesBefore = !firstOnLine(m_text, start);
        if (last + 1 < all.size() && !lineBreakBetween(m_text, end, all[last + 1].range().start))
            return {start, all[last + 1].range().start};
        if (sharesBefore && first > 0)
            return {all[first - 1].range().end, end};
        return wholeLines(m_text, comments ? withComments(m_text, lineStart(m_text, start)) : start,
                          end);
    }

    void add(base::TextRange range, std::string text, const Removal &removal)
    {
        Edit edit;
        edit.range = range;
        edit.text = std::move(text);
        edit.hunk = removal.hunk;
        edit.reason = removal.reason;
        m_edits.push_back(std::move(edit));
    }

    std::string_view m_text;
    std::map<syntax::Node, std::vector<Removal>> m_byParent;
    std::vector<Edit> m_edits;
};

} // namespace

std::vector<Edit> removeStatements(std::string_view text, const std::vector<Removal> &removals)
{
    return Remover(text, removals).run();
}

std::vector<base::TextRange> dedentRanges(std::string_view text, syntax::Node block,
                                          std::string_view target)
{
    std::vector<base::TextRange> strings;
    syntax::walk(block, [&](syntax::Node node) {
        if (!node.is("string"))
            return true;
        strings.push_back(node.range());
        return false;
    });
    const std::string_view present = indentAt(text, block.range().start);
    if (present.size() <= target.size() || !present.starts_with(target))
        return {};
    const std::string_view surplus = present.substr(target.size());
    std::vector<base::TextRange> ranges;
    // Comments above the first statement lie outside the block's node.
    std::size_t at = lineStart(text, block.range().start);
    while (at > 0) {
        const std::size_t previous =
            lineStart(text, at - 1 - (at >= 2 && text[at - 2] == '\r' ? 1 : 0));
        const std::string_view indent = indentAt(text, previous);
        const bool comment =
            previous + indent.size() < text.size() && text[previous + indent.size()] == '#';
        if (!comment || !indent.starts_with(present))
            break;
        at = previous;
    }
    while (at < text.size()) {
        const std::string_view indent = indentAt(text, at);
        const std::size_t end = lineEnd(text, at);
        const bool blank = blankLine(text, at, end);
        if (at >= block.range().end && !blank) {
            const bool comment = text[at + indent.size()] == '#';
            if (!comment || !indent.starts_with(present))
                break;
        }
        const bool inString =
            std::any_of(strings.begin(), strings.end(),
                        [&](base::TextRange range) { return range.start < at && at < range.end; });
        if (!blank && !inString && indent.size() > target.size() && indent.starts_with(target)) {
            const std::size_t size = std::min(surplus.size(), indent.size() - target.size());
            ranges.push_back({at + target.size(), at + target.size() + size});
        }
        at = end;
    }
    return ranges;
}

} // namespace mend
