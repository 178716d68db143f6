#include "ui/diffview/diff_document.h"
#include "app/base/line_index.h"
#include "app/diff/model.h"
#include "app/diff/patch.h"
#include "ui/bridge/text.h"
#include "ui/diffview/change_words.h"
#include <cstdlib>
#include <map>

namespace diffview {

namespace {

using base::LineIndex;
using base::TextRange;

/// Takes the patch of one change apart, line by line, and adds it to the document.
class DocumentWriter
{
public:
    DocumentWriter(DiffDocument &document, const mend::Change &change)
        : m_document(document), m_change(change), m_before(change.before.value_or(std::string())),
          m_beforeLines(m_before), m_afterLines(change.after), m_places(editPlaces(change)),
          m_beforeStyles(editor::pythonStyles(m_before)),
          m_afterStyles(editor::pythonStyles(change.after))
    {
        for (const diff::Row &row : diff::model(m_before, change.after).rows) {
            if (row.kind != diff::RowKind::Changed)
                continue;
            m_oldWords[row.leftLine] = row.leftSpans;
            m_newWords[row.rightLine] = row.rightSpans;
        }
    }

    void write(std::string_view patch)
    {
        const int first = int(m_document.lines.size());
        bool inHunk = false;
        for (std::size_t start = 0; start < patch.size();) {
            const std::size_t end = std::min(patch.find('\n', start), patch.size() - 1) + 1;
            std::string_view line = patch.substr(start, end - start);
            if (line.substr(0, 3) == "@@ ") {
                inHunk = true;
                readHunkHeader(line);
            }
            writeLine(line, inHunk);
            start = end;
        }
        assignLooseLines(first);
        addReasons(first);
        addEntries(first);
    }

private:
    void readHunkHeader(std::string_view line)
    {
        const std::string text(line);
        m_old = std::atoi(text.c_str() + text.find('-') + 1);
        m_new = std::atoi(text.c_str() + text.find('+') + 1);
    }

    void writeLine(std::string_view line, bool inHunk)
    {
        DiffLine out;
        const std::size_t at = m_document.text.size();
        m_document.text += line;
        std::size_t length = line.size();
        while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
            --length;
        out.range = {at, at + length};
        m_document.styles.resize(m_document.text.size(), theme::TextStyle);
        const char sign = line.empty() ? ' ' : line[0];
        if (!inHunk) {
            out.kind = LineKind::Header;
            paint(out.range, theme::HeadingStyle);
        } else if (sign == '@') {
            out.kind = LineKind::Hunk;
            paint(out.range, theme::HunkStyle);
        } else if (sign == '\\') {
            out.kind = LineKind::NoNewline;
            paint(out.range, theme::QuietStyle);
        } else {
            writeCode(out, sign);
        }
        m_document.lines.push_back(std::move(out));
    }

    void writeCode(DiffLine &out, char sign)
    {
        const int oldIndex = m_old - m_change.firstLine, newIndex = m_new - m_change.firstLine;
        if (sign != '+')
            out.oldNumber = m_old++;
        if (sign != '-')
            out.newNumber = m_new++;
        const bool removed = sign == '-';
        out.kind = sign == '+' ? LineKind::Added : removed ? LineKind::Removed : LineKind::Context;
        const LineIndex &lines = removed ? m_beforeLines : m_afterLines;
        const int index = removed ? oldIndex : newIndex;
        if (index < 0 || index >= int(lines.lineCount()))
            return;
        const TextRange source = lines.line(std::size_t(index));
        const editor::Styles &styles = removed ? m_beforeStyles : m_afterStyles;
        const std::size_t count = std::min(source.size(), out.range.size() - 1);
        std::copy_n(styles.begin() + std::ptrdiff_t(source.start), count,
                    m_document.styles.begin() + std::ptrdiff_t(out.range.start + 1));
        if (out.kind == LineKind::Context)
            return;
        const auto &words = removed ? m_oldWords : m_newWords;
        if (const auto it = words.find(index); it != words.end())
            for (const TextRange span : it->second)
                if (span.end <= count && !span.empty())
                    out.words.push_back(
                        {out.range.start + 1 + span.start, out.range.start + 1 + span.end});
        for (const EditPlace &place : m_places) {
            const LineSpan &span = removed ? place.before : place.after;
            if (span.contains(index)) {
                out.hunk = place.hunk;
                break;
            }
        }
    }

    void paint(TextRange range, theme::Style style)
    {
        std::fill(m_document.styles.begin() + std::ptrdiff_t(range.start),
                  m_document.styles.begin() + std::ptrdiff_t(range.end), style);
    }

    /// The diff may cut the lines elsewhere than the edits do: what no edit names goes with its
    /// neighbours.
    void assignLooseLines(int first)
    {
        auto &lines = m_document.lines;
        const auto isChange = [&lines](std::size_t i) {
            return lines[i].kind == LineKind::Added || lines[i].kind == LineKind::Removed;
        };
        for (std::size_t i = std::size_t(first); i < lines.size(); ++i)
            if (isChange(i) && lines[i].hunk == 0 && i > std::size_t(first) && isChange(i - 1))
                lines[i].hunk = lines[i - 1].hunk;
        for (std::size_t i = lines.size(); i-- > std::size_t(first);)
            if (isChange(i) && lines[i].hunk == 0 && i + 1 < lines.size() && isChange(i + 1))
                lines[i].hunk = lines[i + 1].hunk;
        for (std::size_t i = std::size_t(first); i < lines.size(); ++i)
            if (isChange(i) && lines[i].hunk == 0 && !m_places.empty())
                lines[i].hunk = m_places.front().hunk;
    }

    void addReasons(int first)
    {
        for (const EditPlace &place : m_places) {
            int last = -1;
            bool added = false, removed = false;
            for (int i = first; i < int(m_document.lines.size()); ++i) {
                const DiffLine &line = m_document.lines[std::size_t(i)];
                const bool inBefore = line.kind == LineKind::Removed &&
                                      place.before.contains(line.oldNumber - m_change.firstLine);
                const bool inAfter = line.kind == LineKind::Added &&
                                     place.after.contains(line.newNumber - m_change.firstLine);
                removed = removed || inBefore;
                added = added || inAfter;
                if (inBefore || inAfter)
                    last = i;
            }
            if (last < 0 || place.reason.isEmpty())
                continue;
            DiffReason reason{last, place.hunk, reasonText(added, removed, place.reason)};
            if (std::find(m_document.reasons.begin(), m_document.reasons.end(), reason) ==
                m_document.reasons.end())
                m_document.reasons.push_back(std::move(reason));
        }
    }

    void addEntries(int first)
    {
        std::vector<int> order;
        for (const EditPlace &place : m_places)
            if (std::find(order.begin(), order.end(), place.hunk) == order.end())
                order.push_back(place.hunk);
        for (const int hunk : order) {
            ChangeEntry entry = changeEntry(m_document, first, hunk, m_change);
            if (!entry.title.isEmpty())
                m_document.changes.push_back(std::move(entry));
        }
    }

    DiffDocument &m_document;
    const mend::Change &m_change;
    std::string m_before;
    LineIndex m_beforeLines, m_afterLines;
    std::vector<EditPlace> m_places;
    editor::Styles m_beforeStyles, m_afterStyles;
    std::map<int, std::vector<TextRange>> m_oldWords, m_newWords;
    int m_old = 1, m_new = 1;
};

} // namespace

DiffDocument makeDocument(const mend::Fix &fix)
{
    DiffDocument document;
    for (const mend::Change &change : fix.changes) {
        std::optional<std::string_view> before;
        if (change.before)
            before = *change.before;
        diff::PatchOptions options;
        options.firstLine = change.firstLine - 1;
        const auto patch = diff::unifiedPatch(change.file, before, change.after, options);
        if (!patch) {
            document.problem = bridge::text(patch.problem().what);
            continue;
        }
        DocumentWriter(document, change).write(*patch);
    }
    std::stable_sort(document.reasons.begin(), document.reasons.end(),
                     [](const DiffReason &a, const DiffReason &b) { return a.line < b.line; });
    return document;
}

DiffDocument makeDocument(const std::string &name, const std::string &before,
                          const std::string &after)
{
    mend::Fix fix;
    mend::Change change;
    change.file = name;
    change.before = before;
    change.after = after;
    fix.changes.push_back(std::move(change));
    return makeDocument(fix);
}

} // namespace diffview
