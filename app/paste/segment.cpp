#include "app/paste/segment.h"
#include "app/paste/indentation.h"
#include "app/paste/lines.h"
#include "app/syntax/validity.h"

namespace paste {

namespace {

bool isCodeLanguage(std::string_view language)
{
    return language == "python" || language == "py" || language == "python3" || language == "py3";
}

Segment segmentOf(const Piece &piece, SegmentKind kind)
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

} // namespace

bool isPythonSource(std::string_view text)
{
    if (text.size() > (4u << 20))
        return false;
    for (std::string_view word : {"import ", "def ", "class ", "return ", " = ", "await "})
        if (text.find(word) != std::string_view::npos)
            return syntax::isValidPython(text);
    return false;
}

std::vector<Segment> cutSegments(const Piece &piece)
{
    std::vector<Segment> segments;
    const bool code =
        isCodeLanguage(piece.language) || (piece.language.empty() && isPythonSource(piece.text));
    segments.push_back(segmentOf(piece, code ? SegmentKind::Code : SegmentKind::Text));
    if (code)
        segments.back().language = "python";
    return segments;
}

} // namespace paste
