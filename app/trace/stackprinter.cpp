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

/// The frames of one exception and its line.
bool readBlock(Reader &reader, RaisedError &error)
{
    error.block = reader.line().range;
    bool again = false;
    for (; !reader.atEnd(); reader.skip()) {
        const TextLine &line = reader.line();
        // The frames once more, in short.
        again = again || line.text.starts_with("---- (full traceback above)");
        if (again) {
            if (line.text.starts_with("----") || line.text.starts_with("File ") ||
                line.text.starts_with(" ") || paste::isBlank(line.text))
                continue;
            break;
        }
        if (auto frame = readHeader(line)) {
            error.frames.push_back(std::move(*frame));
            // A function of one line has neither number nor arrow.
            const std::string_view next = reader.text(1);
            if (next.starts_with("    ") && !paste::isDigit(trimmed(next)[0]) &&
                trimmed(next)[0] != '.')
                error.frames.back().code = std::string(trimmed(next));
        } else if (const auto code = readArrow(line.text)) {
            error.frames.back().code = std::string(*code);
            error.frames.back().range.end = line.range.end;
        } else if (!line.text.empty() && line.text[0] != ' ') {
            break;
        }
        if (!paste::isBlank(line.text))
            error.block.end = line.range.end;
    }
    return !error.frames.empty();
}

} // namespace

bool readStackPrinter(Reader &reader)
{
    if (!reader.text().starts_with("File ") || !readHeader(reader.line()))
        return false;
    bool arrow = false;
    for (std::size_t ahead = 1; ahead < 80 && ahead < reader.left() && !arrow; ++ahead)
        arrow = readArrow(reader.text(ahead)).has_value();
    if (!arrow || !reader.text(1).starts_with("    "))
        return false;
    auto &errors = reader.trace.exceptions;
    std::optional<std::size_t> last;
    std::optional<Relation> link;
    while (true) {
        RaisedError error;
        if (!readBlock(reader, error))
            break;
        error.range = {error.block.end, error.block.end};
        const std::size_t index = errors.size();
        // The exception line is CPython's, and so is the sentence that may follow.
        if (readException(reader.text()) && !reader.atEnd()) {
            const std::size_t at = reader.position();
            reader.readChain(true);
            const bool linked = errors.size() > index + 1;
            error.type = errors[index].type;
            error.message = errors[index].message;
            error.range = errors[index].range;
            error.block.end = error.range.end;
            errors.resize(index);
            if (linked) {
                reader.moveTo(at + 1);
                while (!reader.atEnd() && !readChainSentence(reader.text()))
                    reader.skip();
            }
        }
        errors.push_back(std::move(error));
        if (link && last) {
            errors[*last].relation = *link;
            errors[*last].of = index;
        }
        last = index;
        while (!reader.atEnd() && paste::isBlank(reader.text()))
            reader.skip();
        link = readChainSentence(reader.text());
        if (!link)
            break;
        reader.skip();
        while (!reader.atEnd() && paste::isBlank(reader.text()))
            reader.skip();
        if (!readHeader(reader.line()))
            break;
    }
    reader.sawFormat("stackprinter");
    return true;
}

} // namespace trace
