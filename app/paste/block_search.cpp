#include "app/paste/block_search.h"
#include "app/paste/block_path.h"
#include <algorithm>
#include <cmath>

namespace paste {

namespace {

constexpr std::size_t waysKept = 12;
constexpr std::uint16_t deepest = 90;
constexpr double emptyBlock = 12;
constexpr double leftHanging = 20;
/// Placed with less than these odds against the next best place, a line is doubtful.
constexpr double doubt = 1.4;

double costOf(double chance)
{
    return -std::log(std::max(chance, 1e-6));
}

/// Leading blanks that survived speak for a place: a little for lines at the margin, which may have
/// lost theirs, more for the others.
double widthCost(const BlockFrame &frame, const StatementLine &line)
{
    if (line.width == frame.width)
        return 0;
    return line.width > 0 ? 4 : 1;
}

struct Way {
    int frame = 0;        ///< in the arena; for a line being placed, in the list of placed frames
    bool pending = false; ///< its last statement opens a block that has no line yet
    double cost = 0;
    int step = -1;
};

struct Step {
    int before = -1;
    Placement placement;
};

class Search
{
public:
    explicit Search(const StatementList &statements) : m_statements(statements), m_arena(statements)
    {
        const auto &lines = statements.lines;
        m_indented = std::any_of(lines.begin(), lines.end(), [&](const StatementLine &line) {
            return line.width != lines.front().width;
        });
    }

    std::optional<std::vector<Placement>> run()
    {
        std::vector<Way> ways(1);
        for (std::size_t at = 0; at < m_statements.lines.size(); ++at) {
            std::vector<Way> next;
            for (const auto &way : ways)
                follow(way, at, next);
            const auto kept = std::min(next.size(), waysKept);
            std::partial_sort(next.begin(), next.begin() + static_cast<std::ptrdiff_t>(kept),
                              next.end(),
                              [](const Way &a, const Way &b) { return a.cost < b.cost; });
            next.resize(kept);
            for (auto &way : next)
                way.frame = m_arena.add(m_placed[static_cast<std::size_t>(way.frame)]);
            m_placed.clear();
            ways = std::move(next);
            if (ways.empty())
                return std::nullopt;
        }
        for (auto &way : ways)
            way.cost += endCost(way);
        const auto best = std::min_element(
            ways.begin(), ways.end(), [](const Way &a, const Way &b) { return a.cost < b.cost; });
        return placements(best->step);
    }

private:
    /// Adds every way that places the line, given what was placed so far.
    void follow(const Way &way, std::size_t at, std::vector<Way> &next)
    {
        const auto &line = m_statements.lines[at];
        const auto first = next.size();
        double cost = way.cost;
        if (way.pending && !line.isPartner()) {
            const auto frame = m_arena.opened(way.frame);
            if (frame.depth < deepest)
                place(way, frame, at, cost, next);
        } else {
            if (way.pending)
                cost += emptyBlock;
            climb(way, at, cost, next);
        }
        markDoubt(first, next);
    }

    void climb(const Way &way, std::size_t at, double cost, std::vector<Way> &next)
    {
        const auto &line = m_statements.lines[at];
        BlockFrame frame = m_arena.at(way.frame);
        StatementKind closed = StatementKind::Nothing;
        int partners = 0;
        if (line.isPartner())
            for (int f = way.frame; f >= 0; f = m_arena.at(f).outer)
                partners += m_arena.at(f).takesPartner(line.kind);
        while (true) {
            const bool last = frame.outer < 0;
            double staying = 0;
            double closing = frame.holdsNext() ? leftHanging : 0;
            const bool takes = !line.isPartner() || frame.takesPartner(line.kind);
            if (!takes) {
                staying = last ? 25 : 1000;
            } else if (!frame.holdsNext() && !(line.isPartner() && partners == 1) && !last &&
                       line.kind != StatementKind::Case && frame.body != StatementKind::Match) {
                const BlockFrame *outer = &m_arena.at(frame.outer);
                const double chance = chanceClosed(
                    {m_statements, at, frame, outer, closed, partners - 1}, m_features);
                staying = costOf(1 - chance);
                closing += costOf(chance);
            }
            if (m_indented && frame.count > 0) {
                staying += widthCost(frame, line);
                if (line.width == frame.width && line.width > 0)
                    closing += 3;
            }
            if (staying < 1000)
                place(way, frame, at, cost + staying, next);
            if (last)
                return;
            partners -= line.isPartner() && takes;
            cost += closing;
            closed = frame.body;
            frame = m_arena.closed(frame);
        }
    }

    void place(const Way &way, const BlockFrame &frame, std::size_t at, double cost,
               std::vector<Way> &next)
    {
        const auto &line = m_statements.lines[at];
        Way placed;
        placed.cost = cost + m_arena.offence(frame, at);
        placed.frame = static_cast<int>(m_placed.size());
        m_placed.push_back(m_arena.withStatement(frame, at));
        placed.pending = line.opens;
        placed.step = static_cast<int>(m_steps.size());
        m_steps.push_back({way.step, {frame.depth, false}});
        next.push_back(placed);
    }

    void markDoubt(std::size_t first, const std::vector<Way> &next)
    {
        for (std::size_t one = first; one < next.size(); ++one)
            for (std::size_t other = first; other < next.size(); ++other)
                if (one != other && next[other].cost - next[one].cost < doubt)
                    m_steps[static_cast<std::size_t>(next[one].step)].placement.doubtful = true;
    }

    double endCost(const Way &way) const
    {
        double cost = way.pending ? emptyBlock : 0;
        for (int frame = way.frame; frame >= 0; frame = m_arena.at(frame).outer)
            cost += m_arena.at(frame).holdsNext() ? leftHanging : 0;
        return cost;
    }

    std::vector<Placement> placements(int step) const
    {
        std::vector<Placement> result;
        for (; step >= 0; step = m_steps[static_cast<std::size_t>(step)].before)
            result.push_back(m_steps[static_cast<std::size_t>(step)].placement);
        std::reverse(result.begin(), result.end());
        return result;
    }

    const StatementList &m_statements;
    BlockArena m_arena;
    std::vector<BlockFrame> m_placed;
    std::vector<Step> m_steps;
    std::vector<int> m_features;
    bool m_indented = false;
};

} // namespace

std::optional<std::vector<Placement>> placeStatements(const StatementList &statements)
{
    if (statements.lines.empty())
        return std::vector<Placement>();
    return Search(statements).run();
}

bool replayPlacement(const StatementList &statements, const std::vector<std::uint16_t> &depths,
                     const std::function<void(const BlockQuestion &, bool)> &tell)
{
    BlockArena arena(statements);
    int current = 0;
    bool pending = false;
    for (std::size_t at = 0; at < statements.lines.size(); ++at) {
        const auto &line = statements.lines[at];
        BlockFrame frame = arena.at(current);
        if (pending && !line.isPartner()) {
            frame = arena.opened(current);
            if (frame.depth != depths[at])
                return false;
        } else {
            if (pending || depths[at] > frame.depth)
                return false;
            int partners = 0;
            if (line.isPartner())
                for (int f = current; f >= 0; f = arena.at(f).outer)
                    partners += arena.at(f).takesPartner(line.kind);
            StatementKind closed = StatementKind::Nothing;
            while (true) {
                const bool close = frame.depth > depths[at];
                const bool takes = !line.isPartner() || frame.takesPartner(line.kind);
                const bool open = takes && !frame.holdsNext() &&
                                  !(line.isPartner() && partners == 1) && frame.outer >= 0 &&
                                  line.kind != StatementKind::Case &&
                                  frame.body != StatementKind::Match;
                if (open)
                    tell({statements, at, frame, &arena.at(frame.outer), closed, partners - 1},
                         close);
                if (!close)
                    break;
                partners -= line.isPartner() && takes;
                closed = frame.body;
                frame = arena.closed(frame);
            }
        }
        current = arena.add(arena.withStatement(frame, at));
        pending = line.opens;
    }
    return true;
}

} // namespace paste
