#include "app/paste/origin_map.h"

namespace paste {

namespace {

bool isCopy(const OriginMap::Run &run)
{
    return run.text.size() == run.origin.size();
}

/// The first run that ends behind the offset.
std::vector<OriginMap::Run>::const_iterator runAt(const std::vector<OriginMap::Run> &runs,
                                                  std::size_t offset)
{
    return std::partition_point(runs.begin(), runs.end(), [offset](const OriginMap::Run &run) {
        return run.text.end <= offset;
    });
}

/// The part of the origin that a part of the run was made from.
base::TextRange originOf(const OriginMap::Run &run, base::TextRange text)
{
    if (!isCopy(run))
        return run.origin;
    const std::size_t start = std::max(text.start, run.text.start) - run.text.start;
    const std::size_t end = std::min(text.end, run.text.end) - run.text.start;
    return {run.origin.start + start, run.origin.start + end};
}

} // namespace

OriginMap OriginMap::identity(base::TextRange origin)
{
    OriginMap map;
    map.append(origin.size(), origin);
    return map;
}

void OriginMap::append(std::size_t textSize, base::TextRange origin)
{
    if (textSize == 0)
        return;
    const std::size_t start = m_runs.empty() ? 0 : m_runs.back().text.end;
    if (!m_runs.empty() && isCopy(m_runs.back()) && textSize == origin.size() &&
        m_runs.back().origin.end == origin.start) {
        m_runs.back().text.end += textSize;
        m_runs.back().origin.end = origin.end;
        return;
    }
    m_runs.push_back({{start, start + textSize}, origin});
}

base::TextRange OriginMap::toOrigin(base::TextRange text) const
{
    if (m_runs.empty())
        return {};
    if (text.empty()) {
        auto run = runAt(m_runs, text.start);
        if (run == m_runs.end())
            return {m_runs.back().origin.end, m_runs.back().origin.end};
        const std::size_t at = originOf(*run, {text.start, text.start}).start;
        return {at, at};
    }
    std::optional<base::TextRange> hull;
    for (auto run = runAt(m_runs, text.start); run != m_runs.end() && run->text.start < text.end;
         ++run) {
        const base::TextRange part = originOf(*run, text);
        // Put-in text lies at no byte of its own; it counts only when there is nothing else.
        if (hull && part.empty())
            continue;
        if (!hull || hull->empty())
            hull = part;
        else
            hull =
                base::TextRange{std::min(hull->start, part.start), std::max(hull->end, part.end)};
    }
    return hull.value_or(base::TextRange{m_runs.back().origin.end, m_runs.back().origin.end});
}

OriginMap OriginMap::after(const OriginMap &inner) const
{
    OriginMap result;
    for (const Run &run : inner.m_runs) {
        if (!isCopy(run)) {
            result.append(run.text.size(), toOrigin(run.origin));
            continue;
        }
        std::size_t done = run.origin.start;
        for (auto mine = runAt(m_runs, done); mine != m_runs.end() && done < run.origin.end;
             ++mine) {
            const std::size_t end = std::min(mine->text.end, run.origin.end);
            result.append(end - done, originOf(*mine, {done, end}));
            done = end;
        }
    }
    return result;
}

} // namespace paste
