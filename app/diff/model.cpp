#include "app/diff/model.h"
#include "app/base/line_index.h"
#include "app/diff/git.h"
#include "app/diff/words.h"
#include <algorithm>

namespace diff {

namespace {

/// Lines less alike than this are shown as one removed and one added, not as one changed.
constexpr double alike = 0.4;
/// Above this many pairs of lines a run is paired in order: aligning would be quadratic.
constexpr std::size_t mostPairs = 10000;

struct Run {
    std::vector<GitLine> removed;
    std::vector<GitLine> added;
};

std::string_view withoutEnd(std::string_view line)
{
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
        line.remove_suffix(1);
    return line;
}

Row changedRow(const GitLine &left, const GitLine &right)
{
    const auto spans = changedWords(withoutEnd(left.text), withoutEnd(right.text));
    return {RowKind::Changed, left.oldLine, right.newLine, spans.left, spans.right};
}

/// Best order-preserving pairing of the removed with the added lines, by likeness.
void alignRun(const Run &run, std::vector<Row> &rows)
{
    const auto n = run.removed.size();
    const auto m = run.added.size();
    std::vector<double> like(n * m);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < m; ++j)
            like[i * m + j] =
                likeness(withoutEnd(run.removed[i].text), withoutEnd(run.added[j].text));
    std::vector<double> best((n + 1) * (m + 1));
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;) {
            const double pair = like[i * m + j];
            best[i * (m + 1) + j] =
                std::max({best[(i + 1) * (m + 1) + j], best[i * (m + 1) + j + 1],
                          pair >= alike ? pair + best[(i + 1) * (m + 1) + j + 1] : -1.0});
        }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && like[i * m + j] >= alike &&
            best[i * (m + 1) + j] <= like[i * m + j] + best[(i + 1) * (m + 1) + j + 1]) {
            rows.push_back(changedRow(run.removed[i++], run.added[j++]));
        } else if (i < n && (j >= m || best[i * (m + 1) + j] <= best[(i + 1) * (m + 1) + j])) {
            rows.push_back({RowKind::Removed, run.removed[i++].oldLine, -1, {}, {}});
        } else {
            rows.push_back({RowKind::Added, -1, run.added[j++].newLine, {}, {}});
        }
    }
}

void pairInOrder(const Run &run, std::vector<Row> &rows)
{
    const auto pairs = std::min(run.removed.size(), run.added.size());
    for (std::size_t i = 0; i < pairs; ++i)
        rows.push_back(changedRow(run.removed[i], run.added[i]));
    for (std::size_t i = pairs; i < run.removed.size(); ++i)
        rows.push_back({RowKind::Removed, run.removed[i].oldLine, -1, {}, {}});
    for (std::size_t i = pairs; i < run.added.size(); ++i)
        rows.push_back({RowKind::Added, -1, run.added[i].newLine, {}, {}});
}

void flush(Run &run, std::vector<Row> &rows)
{
    if (run.removed.size() * run.added.size() <= mostPairs)
        alignRun(run, rows);
    else
        pairInOrder(run, rows);
    run = {};
}

} // namespace

Model model(std::string_view before, std::string_view after)
{
    Model result;
    int left = 0;
    int right = 0;
    Run run;
    const auto sameUpTo = [&](int line) {
        for (; left < line; ++left, ++right)
            result.rows.push_back({RowKind::Same, left, right, {}, {}});
    };
    for (const auto &hunk : compareLines(before, after, 0)) {
        // git counts from 1, and names the line before an empty side
        sameUpTo(hunk.oldLines == 0 ? hunk.oldStart : hunk.oldStart - 1);
        for (const auto &line : hunk.lines)
            (line.origin == '-' ? run.removed : run.added).push_back(line);
        flush(run, result.rows);
        left += hunk.oldLines;
        right += hunk.newLines;
    }
    const base::LineIndex lines(before);
    auto count = static_cast<int>(lines.lineCount());
    if (lines.line(lines.lineCount() - 1).empty())
        --count; // a final line end starts no further line
    sameUpTo(count);
    return result;
}

} // namespace diff
