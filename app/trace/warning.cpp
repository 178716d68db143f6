#include "app/trace/formats.h"

namespace trace {

namespace {

constexpr auto npos = std::string_view::npos;

/// Start of "Category: " in `path:12: Category: text`, npos when the line is no warning.
std::size_t categoryAt(std::string_view line)
{
    for (std::size_t at = line.find("Warning: "); at != npos; at = line.find("Warning: ", at + 1)) {
        std::size_t start = at;
        while (start > 0 && (paste::isWordByte(line[start - 1]) || line[start - 1] == '.'))
            --start;
        if (start >= 3 && line.substr(start - 2, 2) == ": " && paste::isDigit(line[start - 3]))
            return start;
    }
    return npos;
}

/// Name in quotes behind "coroutine " or "coroutine method ... of ".
std::string coroutineOf(std::string_view message)
{
    if (!message.starts_with("coroutine ") && !message.starts_with("async generator "))
        return {};
    // coroutine 'fetch' was never awaited; coroutine method 'asend' of 'stream' was never awaited
    std::size_t from = message.find(" of '");
    from = from == npos ? message.find('\'') : from + 4;
    if (from == npos)
        return {};
    const std::size_t end = message.find('\'', from + 1);
    return end == npos ? std::string() : std::string(message.substr(from + 1, end - from - 1));
}

void skipStack(Reader &reader)
{
    const std::string_view line = reader.text();
    if (!line.starts_with("Coroutine created at (most recent call last)") &&
        !line.starts_with("Object allocated at (most recent call last)"))
        return;
    reader.skip();
    // Frames are printed two deep, their code four; the warning's own source line follows at two.
    while (!reader.atEnd() &&
           (reader.text().starts_with("  File \"") || reader.text().starts_with("    ")))
        reader.skip();
}

} // namespace

bool isWarningLine(std::string_view line)
{
    // path:N: Category: text
    for (std::size_t at = line.find("Warning: "); at != npos; at = line.find("Warning: ", at + 1)) {
        std::size_t start = at;
        while (start > 0 && (paste::isWordByte(line[start - 1]) || line[start - 1] == '.'))
            --start;
        if (start < 3 || line.substr(start - 2, 2) != ": " || !paste::isDigit(line[start - 3]))
            continue;
        std::size_t digits = start - 3;
        while (digits > 0 && paste::isDigit(line[digits - 1]))
            --digits;
        // compiled frames have no line: CPython prints -1 for them
        digits -= digits > 0 && line[digits - 1] == '-';
        if (digits > 1 && line[digits - 1] == ':')
            return true;
    }
    return isTracemallocHint(line);
}

bool isTracemallocHint(std::string_view line)
{
    return line.starts_with("RuntimeWarning: Enable tracemalloc to get");
}

bool readWarning(Reader &reader)
{
    const TextLine line = reader.line();
    if (isTracemallocHint(line.text)) {
        reader.skip();
        return true;
    }
    const std::string_view text = line.text.substr(0, 4000);
    const std::size_t category = categoryAt(text);
    if (category == npos)
        return false;
    std::size_t digits = category - 2;
    while (digits > 0 && paste::isDigit(text[digits - 1]))
        --digits;
    const std::size_t number = digits;
    // compiled frames have no line: CPython prints -1 for them
    digits -= digits > 0 && text[digits - 1] == '-';
    if (digits < 2 || text[digits - 1] != ':')
        return false;
    WarningReport warning;
    const std::size_t colon = text.find(": ", category);
    warning.category = std::string(text.substr(category, colon - category));
    warning.message = std::string(paste::trimmedRight(line.text.substr(colon + 2)));
    warning.coroutine = coroutineOf(warning.message);
    if (number == digits)
        warning.line = toInt(text.substr(digits, category - 2 - digits));
    std::string_view file = text.substr(0, digits - 1);
    // A log may stamp the line; a path has no blank behind a stamp.
    if (const std::size_t at = file.rfind(": "); at != npos)
        file.remove_prefix(at + 2);
    warning.file = std::string(paste::trimmed(file));
    warning.range = line.range;
    reader.skip();
    skipStack(reader);
    if (!reader.atEnd() && reader.text().starts_with("  ") && !paste::isBlank(reader.text()) &&
        !isFrame(reader.text())) {
        warning.code = std::string(paste::trimmed(reader.text()));
        warning.range.end = reader.line().range.end;
        reader.skip();
    }
    skipStack(reader);
    reader.sawFormat("asyncio-coroutine-never-awaited");
    reader.trace.warnings.push_back(std::move(warning));
    return true;
}

} // namespace trace
