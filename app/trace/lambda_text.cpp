#include "app/trace/formats.h"

namespace trace {

// "[ERROR] Type: message", then the frames: nothing is said below them.
bool readLambdaText(Reader &reader)
{
    constexpr std::string_view level = "[ERROR] ";
    if (!reader.text().starts_with(level))
        return false;
    const TextLine first = reader.line().from(level.size());
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
