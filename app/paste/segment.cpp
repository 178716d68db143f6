#include "app/paste/segment.h"
#include "app/paste/code_shape.h"
#include "app/paste/config_block.h"
#include "app/paste/indentation.h"
#include "app/paste/line_kinds.h"
#include "app/paste/lines.h"
#include "app/syntax/validity.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;

bool isPythonWord(std::string_view language)
{
    return language == "python" || language == "py" || language == "python3" || language == "py3";
}

SegmentKind kindOf(LineKind kind)
{
    switch (kind) {
    case LineKind::Trace:
        return SegmentKind::Trace;
    case LineKind::Log:
        return SegmentKind::Log;
    case LineKind::Code:
        return SegmentKind::Code;
    case LineKind::Config:
        return SegmentKind::Config;
    default:
        return SegmentKind::Text;
    }
}

class Cutter
{
public:
    explicit Cutter(const Piece &piece) : m_piece(piece), m_lines(splitLines(piece.text)) {}

    std::vector<Segment> cut()
    {
        KindOptions options;
        options.python = isPythonWord(m_piece.language);
        m_kinds = lineKinds(m_piece.text, m_lines, options);
        dropLoneCode();
        fillBlanks();
        for (std::size_t first = 0; first < m_lines.size();) {
            std::size_t end = first + 1;
            while (end < m_lines.size() && m_kinds[end].kind == m_kinds[first].kind &&
                   !m_kinds[end].apart)
                ++end;
            put(first, end);
            first = end;
        }
        return std::move(m_segments);
    }

private:
    std::string_view line(std::size_t i) const { return lineText(m_piece.text, m_lines[i]); }

    bool isCode(std::size_t i) const { return m_kinds[i].kind == LineKind::Code; }

    /// One line of code in prose is a mention, not a listing; so are comments and settings alone.
    void dropLoneCode()
    {
        if (isPythonWord(m_piece.language))
            return;
        std::size_t mayParse = 20000;
        for (std::size_t first = 0; first < m_lines.size();) {
            if (!isCode(first)) {
                ++first;
                continue;
            }
            std::size_t end = first;
            std::size_t certain = 0;
            std::size_t possible = 0;
            std::size_t last = first;
            BracketScan scan;
            while (end < m_lines.size() && (isCode(end) || m_kinds[end].kind == LineKind::Blank)) {
                if (isCode(end)) {
                    const CodeShape shape = codeShape(line(end), mayParse);
                    certain += shape == CodeShape::Certain;
                    possible += shape == CodeShape::Possible;
                    scan.take(line(end));
                    last = end;
                }
                ++end;
            }
            const bool alone = isAlone(first, last + 1);
            // More closed than opened: another language's block, or the end of one.
            const bool odd = scan.broken() && certain < 4;
            const bool enough =
                certain >= 2 || (certain == 1 && (possible > 0 || last > first || alone));
            if (!enough || odd)
                for (std::size_t i = first; i <= last; ++i)
                    if (isCode(i))
                        m_kinds[i].kind = LineKind::Text;
            first = end;
        }
    }

    bool isAlone(std::size_t first, std::size_t end) const
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            if ((i < first || i >= end) && !isBlank(line(i)))
                return false;
        return true;
    }

    /// Blank lines belong to what stands around them; between two kinds, to the first.
    void fillBlanks()
    {
        for (std::size_t i = 0; i < m_kinds.size(); ++i)
            if (m_kinds[i].kind == LineKind::Blank)
                m_kinds[i].kind = i > 0 ? m_kinds[i - 1].kind : LineKind::Text;
    }

    Segment make(const Piece &piece, SegmentKind kind) const
    {
        Segment segment;
        segment.kind = kind;
        segment.name = piece.name;
        segment.text = piece.text;
        segment.origin = piece.origin;
        segment.range = piece.origin.toOrigin({0, piece.text.size()});
        segment.repairs = piece.repairs;
        return segment;
    }

    void put(std::size_t first, std::size_t end)
    {
        const Piece piece = slice(m_piece, {m_lines[first].range.start, m_lines[end - 1].next});
        const SegmentKind kind = kindOf(m_kinds[first].kind);
        if (kind == SegmentKind::Code)
            return putCode(piece, first);
        Segment segment = make(piece, kind);
        segment.continues = first > 0 && !m_kinds[first].apart && !isCode(first - 1) &&
                            m_kinds[first - 1].kind != LineKind::Config;
        if (kind == SegmentKind::Config) {
            segment.language = configLanguage(segment.text);
            segment.name = segment.name.empty() ? nameAbove(first) : segment.name;
            if (segment.name.empty())
                segment.name = configName(segment.text);
        }
        m_segments.push_back(std::move(segment));
    }

    void putCode(const Piece &piece, std::size_t first)
    {
        const std::string name = piece.name.empty() ? nameAbove(first) : piece.name;
        for (Segment &segment : codeSegments(piece)) {
            if (segment.name.empty())
                segment.name = name;
            m_segments.push_back(std::move(segment));
        }
    }

    /// `app/main.py:`, `**main.py**`, `# app/main.py`: a name that stands alone above or on top of
    /// the code.
    std::string nameAbove(std::size_t first) const
    {
        if (const auto name = fileName(line(first)); !name.empty() && line(first).starts_with("#"))
            return name;
        std::size_t i = first;
        while (i > 0 && isBlank(line(i - 1)))
            --i;
        return i > 0 ? fileName(line(i - 1)) : std::string();
    }

    static std::string fileName(std::string_view text)
    {
        const std::size_t start = text.find_first_not_of(" \t#*_`>-");
        const std::size_t end = text.find_last_not_of(" \t:*_`");
        if (start == npos || end == npos || end < start)
            return {};
        text = text.substr(start, end - start + 1);
        const bool known = text.ends_with(".py") || text.ends_with(".json") ||
                           text.ends_with(".toml") || text.ends_with(".txt");
        return known && text.size() < 200 && text.find_first_of(" \t\"'()=") == npos
                   ? std::string(text)
                   : std::string();
    }

    const Piece &m_piece;
    std::vector<Line> m_lines;
    std::vector<KindedLine> m_kinds;
    std::vector<Segment> m_segments;
};

/// Typographic quotes and no-break spaces, where Python wants plain ones.
Piece withPlainCharacters(const Piece &piece)
{
    struct Swap {
        std::string_view from;
        std::string_view to;
        std::string_view repair;
        std::string_view what;
    };
    static constexpr Swap swaps[] = {
        {"\u201c", "\"", "smart-quotes", "Typographic quotation marks were made plain ones."},
        {"\u201d", "\"", "smart-quotes", "Typographic quotation marks were made plain ones."},
        {"\u2018", "'", "smart-quotes", "Typographic quotation marks were made plain ones."},
        {"\u2019", "'", "smart-quotes", "Typographic quotation marks were made plain ones."},
        {"\u200b", "", "nbsp", "Characters that cannot be seen were taken out."},
        {"\u00a0", " ", "nbsp", "No-break spaces were made plain ones; Python refuses them."},
    };
    Piece result = piece;
    Rewriter rewriter(piece);
    std::size_t done = 0;
    for (std::size_t at = piece.text.find_first_of("\xe2\xc2"); at != npos;
         at = piece.text.find_first_of("\xe2\xc2", at)) {
        const auto swap = std::find_if(std::begin(swaps), std::end(swaps), [&](const Swap &s) {
            return piece.text.compare(at, s.from.size(), s.from) == 0;
        });
        if (swap == std::end(swaps)) {
            ++at;
            continue;
        }
        rewriter.copy({done, at});
        rewriter.replace(swap->to, {at, at + swap->from.size()});
        const bool told = std::any_of(result.repairs.begin(), result.repairs.end(),
                                      [swap](const Repair &r) { return r.name == swap->repair; });
        if (!told)
            addRepair(result, std::string(swap->repair), std::string(swap->what),
                      {at, at + swap->from.size()});
        done = at += swap->from.size();
    }
    if (done == 0)
        return piece;
    rewriter.copy({done, piece.text.size()});
    Piece made = rewriter.finish();
    made.repairs = std::move(result.repairs);
    return made;
}

/// Code that stands deeper as a whole: a method alone, a block in a list.
Piece dedented(const Piece &piece)
{
    const auto lines = splitLines(piece.text);
    std::optional<std::string_view> common;
    for (const Line &line : lines) {
        const std::string_view text = lineText(piece.text, line);
        if (isBlank(text))
            continue;
        const std::string_view indent = text.substr(0, indentSize(text));
        if (!common)
            common = indent;
        std::size_t same = 0;
        while (same < std::min(common->size(), indent.size()) && (*common)[same] == indent[same])
            ++same;
        common = common->substr(0, same);
    }
    if (!common || common->empty())
        return piece;
    Rewriter rewriter(piece);
    for (const Line &line : lines) {
        const std::size_t skip = std::min(common->size(), line.range.size());
        rewriter.copy({line.range.start + skip, line.next});
    }
    Piece made = rewriter.finish();
    addRepair(made, "indentation", "The whole block stood deeper; it was moved to the margin.",
              {0, made.text.size()});
    return made;
}

} // namespace

std::vector<Segment> codeSegments(const Piece &original)
{
    Piece piece = original;
    if (piece.text.find("\u200b") != std::string::npos || !syntax::isValidPython(piece.text)) {
        const Piece plain = withPlainCharacters(piece);
        piece = dedented(plain);
    }
    std::vector<Segment> segments;
    for (Listing &listing : restoreListings(piece.text)) {
        Segment segment;
        segment.kind = SegmentKind::Code;
        segment.language = "python";
        segment.name = piece.name;
        segment.origin = piece.origin.after(listing.origin);
        segment.text = std::move(listing.text);
        segment.range = segment.origin.toOrigin({0, segment.text.size()});
        segment.repairs = piece.repairs;
        for (Repair &repair : listing.repairs) {
            repair.where = piece.origin.toOrigin(repair.where);
            segment.repairs.push_back(std::move(repair));
        }
        segments.push_back(std::move(segment));
    }
    return segments;
}

bool isPythonSource(std::string_view text)
{
    if (text.size() > (4u << 20))
        return false;
    bool likely = false;
    for (std::string_view word :
         {"import ", "def ", "class ", "return ", " = ", "await ", "with ", "for "})
        likely = likely || text.find(word) != npos;
    if (!likely)
        return false;
    // A traceback outside a long string settles it without asking the syntax.
    for (std::string_view mark : {"Traceback (most recent call last)", "  File \""}) {
        const std::size_t at = text.find(mark);
        if (at == npos)
            continue;
        const std::string_view before = text.substr(0, at);
        if (before.find("\"\"\"") == npos && before.find("'''") == npos &&
            before.find('#') == npos &&
            isBlank(before.substr(before.rfind('\n') == npos ? 0 : before.rfind('\n') + 1)))
            return false;
    }
    // A line alone that says something, or one short statement, decides; JSON is valid Python too.
    const std::string_view start = trimmed(text);
    if (start.starts_with("{") || start.starts_with("["))
        return false;
    // A column of line numbers is valid too, and so are characters that cannot be seen.
    if (digitsAt(start, 0) == std::min(start.find_first_of("\r\n"), start.size()) ||
        text.find("\u200b") != npos)
        return false;
    std::size_t mayParse = 50;
    bool certain = false;
    for (const Line &line : splitLines(text)) {
        certain = certain || codeShape(lineText(text, line), mayParse) == CodeShape::Certain;
        if (certain)
            break;
    }
    return certain && syntax::isValidPython(text);
}

std::vector<Segment> cutSegments(const Piece &piece)
{
    return Cutter(piece).cut();
}

} // namespace paste
