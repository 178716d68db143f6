#include "app/paste/line_prefix.h"
#include "app/paste/lines.h"
#include "app/paste/record_prefix.h"
#include "app/paste/stages.h"
#include <map>

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view head = "Traceback (most recent call last)";

/// Where a traceback's header starts in the line: "Traceback ..." or "+ Exception Group Traceback
/// ...".
std::size_t headerAt(std::string_view line)
{
    line = trimmedRight(line.substr(0, 2000));
    // A box has the words in its upper edge.
    if (const std::size_t box = line.find("\u256d\u2500");
        box != npos && line.find(head, box) != npos)
        return box;
    if (line.ends_with(":"))
        line.remove_suffix(1);
    if (!line.ends_with(head))
        return npos;
    std::size_t at = line.size() - head.size();
    if (line.substr(0, at).ends_with("Exception Group ")) {
        at -= 16;
        if (line.substr(0, at).ends_with("  + "))
            at -= 4;
    }
    return at;
}

bool isFrameLine(std::string_view line)
{
    line.remove_prefix(indentSize(line));
    return line.starts_with("File \"") || line.starts_with("|   File \"") ||
           line.starts_with("> File \"") || line.starts_with("\u2502 "); // a box's side
}

/// One way in which lines of a piece may begin.
struct Way {
    const LinePrefix *known = nullptr;
    std::optional<PrefixShape> shape;

    std::size_t size(std::string_view line) const
    {
        return known ? known->size(line) : shape->match(line);
    }
    friend bool operator==(const Way &, const Way &) = default;
};

class PrefixStripper
{
public:
    explicit PrefixStripper(const Piece &piece) : m_piece(piece), m_lines(splitLines(piece.text)) {}

    /// ... where a tool that is known wrote nearly every line, whatever the lines say. A trace
    /// beside them that has no prefix was not written through the tool.
    std::vector<Piece> stripKnown()
    {
        constexpr std::size_t fewest = 3;
        std::size_t said = 0;
        std::vector<std::size_t> counts(linePrefixes().size());
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (isBlank(text(i)))
                continue;
            ++said;
            bool any = false;
            for (std::size_t k = 0; k < counts.size() && !any; ++k) {
                const LinePrefix &known = linePrefixes()[k];
                any = known.everyLine && known.size(text(i)) > 0;
                counts[k] += any;
            }
            if (!any && (headerAt(text(i)) != npos || isFrameLine(text(i))))
                return {};
        }
        for (std::size_t k = 0; k < counts.size(); ++k)
            if (counts[k] >= fewest && counts[k] * 5 >= said * 4)
                m_ways.push_back({&linePrefixes()[k], {}});
        if (m_ways.empty())
            return {};
        measure();
        setOutsideApart();
        return build();
    }

    /// The piece without its prefixes, one for each stream that was written through it; empty when
    /// there is nothing to strip.
    std::vector<Piece> strip()
    {
        findWays();
        if (m_ways.empty())
            return {};
        measure();
        setOutsideApart();
        return build();
    }

private:
    struct Stripped {
        std::size_t size = 0;
        std::size_t stream = 0;
    };

    std::string_view text(std::size_t i) const { return lineText(m_piece.text, m_lines[i]); }

    void findWays()
    {
        constexpr std::size_t most = 16;
        std::size_t budget = 4096; // headers looked at: a log repeats its shapes
        for (std::size_t i = 0; i < m_lines.size() && m_ways.size() < most && budget > 0; ++i) {
            const std::size_t at = headerAt(text(i));
            const std::string_view before = at == npos ? std::string_view() : text(i).substr(0, at);
            if (at == npos ? isKnownFrame(i) : !isMargin(before)) {
                --budget;
                learn(i, before);
            }
        }
    }

    /// Blanks, a group's margin, the sides of boxes around: the trace's own.
    static bool isMargin(std::string_view before)
    {
        constexpr std::string_view side = "\u2502";
        while (!before.empty()) {
            if (before.starts_with(side))
                before.remove_prefix(side.size());
            else if (std::string_view(" |+\t").find(before[0]) != npos)
                before.remove_prefix(1);
            else
                return false;
        }
        return true;
    }

    bool isKnownFrame(std::size_t i) const
    {
        const std::size_t file = text(i).substr(0, 400).find("File \"");
        return file != npos && file > 0 && !isBlank(text(i).substr(0, file));
    }

    void learn(std::size_t i, std::string_view before)
    {
        for (const LinePrefix &known : linePrefixes()) {
            const std::size_t size = known.size(text(i));
            if (size > 0 &&
                (before.empty() ? isFrameLine(text(i).substr(size)) : size == before.size()) &&
                holds({&known, {}}, i))
                return add({&known, {}});
        }
        if (before.empty())
            return learnFromFrame(i);
        Way way{nullptr, PrefixShape(before)};
        if (holds(way, i) && (!isComment(before) || isEverywhere(way)))
            add(std::move(way));
    }

    /// A frame stands two blanks deep: what a record writes before it stands on every line.
    void learnFromFrame(std::size_t i)
    {
        const std::size_t file = text(i).substr(0, 400).find("File \"");
        if (file == npos || file < 3 || text(i).substr(file - 2, 2) != "  ")
            return;
        const std::string_view stamp = text(i).substr(0, file - 2);
        if (recordPrefixSize(text(i)) < file || isBlank(stamp))
            return;
        Way way{nullptr, PrefixShape(stamp)};
        if (holds(way, i))
            add(std::move(way));
    }

    /// A comment's mark is a prefix only where everything is commented.
    static bool isComment(std::string_view before)
    {
        before = trimmed(before);
        return before == "#" || before == "//" || before == ";;" || before == ";" ||
               before == "--" || before == "*";
    }

    bool isEverywhere(const Way &way) const
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            if (!isBlank(text(i)) && way.size(text(i)) == 0)
                return false;
        return true;
    }

    /// The lines near the header have it too, and one of them is a frame behind it.
    bool holds(const Way &way, std::size_t i) const
    {
        for (std::size_t near = i + 1; near < std::min(m_lines.size(), i + 6); ++near) {
            const std::size_t size = way.size(text(near));
            if (size > 0 && isFrameLine(text(near).substr(size)))
                return true;
            if (size == 0 && isFrameLine(text(near)))
                return false; // only the record's first line is stamped
        }
        const std::size_t own = way.size(text(i));
        return own > 0 && isFrameLine(text(i).substr(own));
    }

    void add(Way way)
    {
        if (std::find(m_ways.begin(), m_ways.end(), way) == m_ways.end())
            m_ways.push_back(std::move(way));
    }

    /// What tells one writer from another: the prefix without its times, its digits kept.
    static std::string keyOf(std::string_view prefix, bool digits)
    {
        std::string key;
        for (std::size_t at = 0; at < prefix.size();) {
            if (const std::size_t time = timeSize(prefix.substr(at))) {
                at += time;
                continue;
            }
            if (digits || !isDigit(prefix[at]))
                key += prefix[at] == '\t' ? ' ' : prefix[at];
            ++at;
        }
        return std::string(trimmed(key));
    }

    void measure()
    {
        m_stripped.resize(m_lines.size());
        for (bool digits : {true, false}) {
            std::map<std::string, std::size_t, std::less<>> streams;
            std::size_t now = 0;
            std::size_t counted = 0;
            for (std::size_t i = 0; i < m_lines.size(); ++i) {
                for (const Way &way : m_ways)
                    if ((m_stripped[i].size = way.size(text(i))) > 0)
                        break;
                if (m_stripped[i].size > 0) {
                    ++counted;
                    const std::string key = keyOf(text(i).substr(0, m_stripped[i].size), digits);
                    now = streams.try_emplace(key, streams.size()).first->second;
                }
                m_stripped[i].stream = now;
            }
            m_streams = std::max<std::size_t>(streams.size(), 1);
            // A counter in the prefix would make every line a stream of its own.
            if (m_streams * 3 <= counted || m_streams <= 2)
                return;
        }
        if (m_streams > 64) {
            m_streams = 1;
            for (Stripped &line : m_stripped)
                line.stream = 0;
        }
    }

    /// What stands at the margin without the prefix that every line has: "web-1 exited with code
    /// 1".
    void setOutsideApart()
    {
        const bool every = std::all_of(m_ways.begin(), m_ways.end(), [](const Way &way) {
            return way.known && way.known->everyLine;
        });
        if (!every)
            return;
        bool behind = false;
        bool any = false;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            behind = behind || m_stripped[i].size > 0;
            const std::string_view line = text(i);
            if (!behind || m_stripped[i].size > 0 || line.empty() || indentSize(line) > 0)
                continue;
            m_stripped[i].stream = m_streams;
            any = true;
        }
        m_streams += any;
    }

    std::vector<Piece> build() const
    {
        std::vector<std::vector<std::size_t>> streams(m_streams);
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            streams[m_stripped[i].stream].push_back(i);
        std::vector<Piece> pieces;
        for (const auto &stream : streams) {
            if (stream.empty())
                continue;
            Rewriter rewriter(m_piece);
            for (const std::size_t i : stream)
                rewriter.copy({m_lines[i].range.start + m_stripped[i].size, m_lines[i].next});
            Piece piece = rewriter.finish();
            for (const std::string &id : ids())
                piece.repairs.push_back({id, "What a tool wrote before every line was taken off.",
                                         m_piece.origin.toOrigin({0, m_piece.text.size()}), false});
            pieces.push_back(std::move(piece));
        }
        return pieces;
    }

    std::vector<std::string> ids() const
    {
        std::vector<std::string> ids;
        for (const Way &way : m_ways) {
            const std::string id = way.known ? way.known->id : "logger-prefix";
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
        }
        return ids;
    }

    const Piece &m_piece;
    std::vector<Line> m_lines;
    std::vector<Way> m_ways;
    std::vector<Stripped> m_stripped;
    std::size_t m_streams = 1;
};

} // namespace

namespace {

/// What was taken off tells which tools the paste went through.
void noteTools(const Piece &piece, std::vector<std::string> &containers)
{
    for (const Repair &repair : piece.repairs)
        for (const LinePrefix &known : linePrefixes())
            if (repair.name == known.id &&
                std::find(containers.begin(), containers.end(), repair.name) == containers.end())
                containers.push_back(repair.name);
}

/// Tools may wrap each other, compose in a workflow's log: up to three rounds.
void stripAll(Reading &reading, std::vector<Piece> (PrefixStripper::*strip)())
{
    std::vector<Piece> pieces;
    for (Piece &piece : reading.pieces) {
        std::vector<Piece> now;
        now.push_back(std::move(piece));
        for (int round = 0; round < 3; ++round) {
            std::vector<Piece> next;
            bool changed = false;
            for (Piece &part : now) {
                PrefixStripper stripper(part);
                std::vector<Piece> stripped = (stripper.*strip)();
                changed = changed || !stripped.empty();
                if (stripped.empty())
                    next.push_back(std::move(part));
                for (Piece &one : stripped)
                    next.push_back(std::move(one));
            }
            now = std::move(next);
            if (!changed)
                break;
        }
        for (Piece &part : now) {
            noteTools(part, reading.containers);
            pieces.push_back(std::move(part));
        }
    }
    reading.pieces = std::move(pieces);
}

} // namespace

// What a tool writes before every line of whatever a program prints, records of JSON included.
void stripToolPrefixes(Reading &reading)
{
    stripAll(reading, &PrefixStripper::stripKnown);
}

// ... and what loggers write before the lines of a trace.
void stripPrefixes(Reading &reading)
{
    stripAll(reading, &PrefixStripper::strip);
}

} // namespace paste
