#include "app/paste/json_text.h"
#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

/// {"log": "text\n", "stream": "stderr", "time": "..."}: one printed line.
JsonText::Index logOf(const JsonText &json)
{
    if (json.empty() || json.cut() || !json.is(0, JsonText::Kind::Object))
        return JsonText::none;
    const JsonText::Index log = json.member(0, "log");
    return json.isText(log) && json.member(0, "stream") != JsonText::none ? log : JsonText::none;
}

} // namespace

// Docker keeps every line that a container prints as a record of its own; they belong together.
void joinLines(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        if (piece.text.find("\"log\":") == std::string::npos ||
            piece.text.find("\"stream\":") == std::string::npos)
            continue;
        Rewriter rewriter(piece);
        std::optional<base::TextRange> changed;
        for (const Line &line : splitLines(piece.text)) {
            const std::string_view text = lineText(piece.text, line);
            const bool record = text.starts_with("{") && trimmedRight(text).ends_with("}");
            const JsonText json =
                record ? JsonText::read(std::string_view(piece.text).substr(0, line.range.end),
                                        line.range.start)
                       : JsonText{};
            const JsonText::Index log = logOf(json);
            if (log == JsonText::none) {
                rewriter.copy({line.range.start, line.next});
                continue;
            }
            changed = base::TextRange{changed ? changed->start : line.range.start, line.range.end};
            json.put(rewriter, log);
            if (rewriter.size() == 0 || rewriter.text().back() != '\n')
                rewriter.insert("\n", json.at(log).range.end);
        }
        if (!changed)
            continue;
        addRepair(piece, "container", "The lines were taken out of the records that hold one each.",
                  *changed);
        piece = rewriter.finish();
    }
}

} // namespace paste
