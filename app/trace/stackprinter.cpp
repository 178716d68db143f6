#include "app/trace/formats.h"

namespace trace {

using paste::trimmed;
using paste::trimmedRight;

namespace {

constexpr auto npos = std::string_view::npos;

/// `File "app.py", line 12, in main` or the same without quotes, at the margin.
std::optional<Frame> readHeader(const TextLine &line)
{
    const std::string_view text = trimmedRight(line.text);
    if (!text.starts_with("File "))
        return std::nullopt;
    if (auto frame = readFrame(line))
        return frame;
    const std::size_t mark = text.find(", line ");
    if (mark == npos || mark <= 5)
        return std::nullopt;
    const std::size_t digits = paste::digitsAt(text, mark + 7);
    const std::string_view rest = text.substr(mark + 7 + digits);
    if (digits == 0 || (!rest.empty() && !rest.starts_with(", in ")))
        return std::nullopt;
    Frame frame;
    frame.file = std::string(text.substr(5, mark - 5));
    frame.line = toInt(text.substr(mark + 7, digits));
    if (!rest.empty())
        frame.function = std::string(rest.substr(5));
    frame.range = line.range;
    frame.own = isOwnFile(frame.file);
    return frame;
}

/// `--> 12   code`
std::optional<std::string_view> readArrow(std::string_view text)
{
    text = trimmed(text);
    if (!text.starts_with("--> "))
        return std::nullopt;
    text = trimmed(text.substr(4));
    const std::size_t digits = paste::digitsAt(text, 0);
    return digits ? std::optional(trimmed(text.substr(digits))) : std::nullopt;
}

} // namespace

bool readStackPrinter(Reader &reader)
{
    if (!reader.text().starts_with("File ") || !readHeader(reader.line()))
        return false;
    bool arrow = false;
    for (std::size_t ahead = 1; ahead < 40 && ahead < reader.left() && !arrow; ++ahead) {
        if (reader.text(ahead).starts_with("File "))
            return false;
        arrow = readArrow(reader.text(ahead)).has_value();
    }
    if (!arrow)
        return false;
    RaisedError error;
    error.block = reader.line().range;
    for (; !reader.atEnd(); reader.skip()) {
        const TextLine &line = reader.line();
        if (auto frame = readHeader(line)) {
            error.frames.push_back(std::move(*frame));
        } else if (const auto code = readArrow(line.text); code && !error.frames.back().code) {
            error.frames.back().code = std::string(*code);
            error.frames.back().range.end = line.range.end;
        } else if (!line.text.empty() && line.text[0] != ' ') {
            break;
        }
        if (!paste::isBlank(line.text))
            error.block.end = line.range.end;
    }
    const std::size_t index = reader.trace.exceptions.size();
    if (const auto exception = readException(reader.text()); exception && !reader.atEnd()) {
        reader.readChain(true);
        error.type = reader.trace.exceptions[index].type;
        error.message = reader.trace.exceptions[index].message;
        error.range = reader.trace.exceptions[index].range;
        error.block.end = error.range.end;
        reader.trace.exceptions[index] = std::move(error);
    } else {
        error.range = {error.block.end, error.block.end};
        reader.trace.exceptions.push_back(std::move(error));
    }
    reader.sawFormat("stackprinter");
    return true;
}

} // namespace trace
