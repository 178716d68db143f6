#include "app/paste/paste.h"
#include "app/paste/segment.h"
#include "app/paste/stages.h"
#include <set>
#include <tuple>

namespace paste {

namespace {

Segment wholeAs(SegmentKind kind, std::string language, const std::string &bytes, std::string name)
{
    Segment segment;
    segment.kind = kind;
    segment.language = std::move(language);
    segment.name = std::move(name);
    segment.range = {0, bytes.size()};
    segment.text = bytes;
    segment.origin = OriginMap::identity(segment.range);
    return segment;
}

void collectRepairs(Paste &paste)
{
    using Key = std::tuple<std::size_t, std::size_t, bool, std::string_view, std::string_view>;
    std::set<Key> seen; // the segments keep the texts
    for (const Segment &segment : paste.segments)
        for (const Repair &repair : segment.repairs)
            if (seen.emplace(repair.where.start, repair.where.end, repair.doubtful, repair.name,
                             repair.what)
                    .second)
                paste.repairs.push_back(repair);
    std::stable_sort(
        paste.repairs.begin(), paste.repairs.end(),
        [](const Repair &a, const Repair &b) { return a.where.start < b.where.start; });
}

} // namespace

Paste read(std::string bytes, const ReadOptions &options)
{
    Paste paste;
    paste.bytes = std::move(bytes);
    Reading reading;
    reading.options = options;
    reading.pieces.push_back(
        {paste.bytes, OriginMap::identity({0, paste.bytes.size()}), {}, {}, false, {}});
    decodeBytes(reading);
    if (reading.problem) {
        paste.problem = std::move(reading.problem);
        return paste;
    }
    const bool named = options.fileName.ends_with(".py") || options.fileName.ends_with(".pyi");
    if (named || isPythonSource(reading.pieces.front().text)) {
        if (reading.pieces.front().repairs.empty()) {
            paste.segments.push_back(wholeAs(SegmentKind::Code, "python", paste.bytes,
                                             named ? options.fileName : std::string()));
            return paste;
        }
    }
    for (const Stage &stage : stages())
        stage.run(reading);
    paste.containers = std::move(reading.containers);
    for (const Piece &piece : reading.pieces)
        for (Segment &segment : cutSegments(piece))
            paste.segments.push_back(std::move(segment));
    if (paste.segments.empty())
        paste.problem = base::Problem{"paste", "There is nothing to read.",
                                      "Paste a stack trace, a log, code or a configuration file."};
    collectRepairs(paste);
    return paste;
}

} // namespace paste
