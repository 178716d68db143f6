#include "app/paste/record_prefix.h"
#include "app/trace/formats.h"

namespace trace {

// "[ERROR] Type: message", then the frames: nothing is said below them.
bool readLambdaText(Reader &reader)
{
    constexpr std::string_view level = "[ERROR] ";
    // A copy may keep the time that the log gives every record.
    const std::size_t time = paste::timeSize(reader.text());
    const std::size_t at = time ? reader.text().find_first_not_of(" \t", time) : 0;
    if (at == std::string_view::npos || !reader.text().substr(at).starts_with(level))
        return false;
    const TextLine first = reader.line().from(at + level.size());
    const auto exception = readException(first.text);
    if (!exception || !exception->message)
        return false;
    std::size_t ahead = 1;
    std::string message = *exception->message;
    base::TextRange range = first.range;
    for (; ahead < 40 && ahead < reader.left() && !isHead(reader.text(ahead)); ++ahead) {
        if (paste::isBlank(reader.text(ahead)) || endsMessage(reader.text(ahead)))
            return false;
        message += '\n' + std::string(reader.text(ahead));
        range.end = reader.line(ahead).range.end;
    }
    if (ahead >= reader.left() || !isHead(reader.text(ahead)))
        return false;
    const std::size_t start = reader.position();
    reader.skip(ahead);
    const std::size_t head = reader.line().range.end;
    const auto span = reader.readChain();
    if (span.empty()) {
        RaisedError error;
        error.block = {first.range.start, head};
        reader.trace.exceptions.push_back(std::move(error));
        reader.moveTo(start + ahead + 1);
    }
    RaisedError &last = reader.trace.exceptions.back();
    // A logger's own record goes on with the traceback's own last line.
    if (last.type.empty()) {
        last.type = exception->type;
        last.message = message;
        last.range = range;
        last.block.start = first.range.start;
        reader.sawFormat("aws-lambda-text");
    }
    return true;
}

} // namespace trace
