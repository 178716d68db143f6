#include "app/trace/line_shapes.h"
#include "app/paste/record_prefix.h"
#include <charconv>

namespace trace {

using paste::digitsAt;
using paste::indentSize;
using paste::isDigit;
using paste::isWordByte;
using paste::trimmed;
using paste::trimmedRight;

namespace {

constexpr std::string_view head = "Traceback (most recent call last)";
constexpr auto npos = std::string_view::npos;

struct FrameParts {
    std::string_view file;
    std::string_view line;
    std::string_view function;
    bool hasFunction = false;
};

/// The quote at an offset, as its size: a straight one or a typographic one.
std::size_t quoteSize(std::string_view text, std::size_t at)
{
    if (text.substr(at, 1) == "\"")
        return 1;
    const std::string_view wide = text.substr(at, 3);
    return wide == "\u201c" || wide == "\u201d" ? 3 : 0;
}

/// What stands behind `File "...`: the number and the function.
bool readFrameEnd(std::string_view rest, FrameParts &parts)
{
    if (!rest.starts_with(","))
        return false;
    rest.remove_prefix(1);
    if (rest.starts_with(" "))
        rest.remove_prefix(1);
    if (!rest.starts_with("line "))
        return false;
    rest.remove_prefix(5);
    const std::size_t digits = rest.starts_with("unknown") ? 7 : digitsAt(rest, 0);
    if (digits == 0)
        return false;
    parts.line = rest.substr(0, digits);
    rest = trimmedRight(rest.substr(digits));
    if (rest.empty())
        return true;
    if (rest == ", in") {
        parts.hasFunction = true;
        return true;
    }
    const std::size_t in = rest.starts_with(", in ") ? 5 : rest.starts_with(",in ") ? 4 : 0;
    if (in == 0)
        return false;
    parts.function = rest.substr(in);
    parts.hasFunction = true;
    return true;
}

/// IPython's plain mode: `File /srv/app.py:12 in main`.
bool barePlace(std::string_view text, FrameParts &parts)
{
    text = trimmedRight(text);
    const std::size_t in = text.rfind(" in ");
    const std::string_view place = text.substr(0, in);
    const std::size_t colon = place.rfind(':');
    if (colon == npos || colon == 0 || digitsAt(place, colon + 1) == 0 ||
        colon + 1 + digitsAt(place, colon + 1) != place.size())
        return false;
    parts.file = place.substr(0, colon);
    parts.line = place.substr(colon + 1);
    parts.hasFunction = in != npos;
    parts.function = in == npos ? std::string_view() : text.substr(in + 4);
    return true;
}

/// ... and for what was typed in a cell: `Cell In[2], line 3 in f`.
bool cellPlace(std::string_view text, FrameParts &parts)
{
    text = trimmedRight(text);
    const std::size_t comma = text.find("], line ");
    const std::size_t digits = comma == npos ? 0 : digitsAt(text, comma + 8);
    if (digits == 0)
        return false;
    parts.file = text.substr(0, comma + 1);
    parts.line = text.substr(comma + 8, digits);
    std::string_view rest = text.substr(comma + 8 + digits);
    if (rest.starts_with(","))
        rest.remove_prefix(1);
    parts.hasFunction = rest.starts_with(" in ");
    parts.function = parts.hasFunction ? rest.substr(4) : std::string_view();
    return rest.empty() || parts.hasFunction;
}

/// ... which 8.0 named without a line: `Input In [2] in f`.
bool inputPlace(std::string_view text, FrameParts &parts)
{
    text = trimmedRight(text);
    const std::size_t in = text.find("] in ");
    if (in == npos || in > 20)
        return false;
    parts.file = text.substr(0, in + 1);
    parts.function = text.substr(in + 5);
    parts.hasFunction = true;
    return true;
}

std::optional<FrameParts> frameParts(std::string_view line)
{
    line.remove_prefix(indentSize(line));
    if (line.starts_with(">"))
        line.remove_prefix(line.starts_with("> ") ? 2 : 1);
    FrameParts parts;
    if (line.starts_with("Input In ["))
        return inputPlace(line, parts) ? std::optional(parts) : std::nullopt;
    if (line.starts_with("Cell In"))
        return cellPlace(line, parts) ? std::optional(parts) : std::nullopt;
    // Sentry's text names the module where it has no file.
    const std::size_t word = line.starts_with("File ") ? 5 : line.starts_with("Module \"") ? 7 : 0;
    if (word == 0)
        return std::nullopt;
    const std::size_t open = quoteSize(line, word);
    if (open == 0)
        return barePlace(line.substr(word), parts) ? std::optional(parts) : std::nullopt;
    const std::size_t start = word + open;
    // A file name may hold quotes: the first one that the rest of the shape follows ends it.
    for (std::size_t at = line.find("line ", start); at != npos; at = line.find("line ", at + 1)) {
        std::size_t comma = at > 0 && line[at - 1] == ' ' ? at - 2 : at - 1;
        if (comma >= line.size() || comma < start || line[comma] != ',')
            continue;
        for (std::size_t size : {std::size_t(1), std::size_t(3)})
            if (comma >= start + size && quoteSize(line, comma - size) == size &&
                readFrameEnd(line.substr(comma), parts)) {
                parts.file = line.substr(start, comma - size - start);
                return parts;
            }
    }
    return std::nullopt;
}

} // namespace

std::optional<int> toInt(std::string_view digits)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

std::size_t reportAt(std::string_view line, std::string_view words)
{
    const std::size_t at = line.find(words);
    if (at == 0 || at == npos || at > 300)
        return at == 0 ? 0 : npos;
    const std::string_view before = trimmedRight(line.substr(0, at));
    if (before.empty())
        return at;
    return std::string_view(":]|->").find(before.back()) != npos ||
                   paste::recordPrefixSize(line) == at
               ? at
               : npos;
}

std::size_t headAt(std::string_view line)
{
    line = trimmedRight(line);
    if (line.ends_with(":"))
        line.remove_suffix(1);
    if (!line.ends_with(head))
        return npos;
    const std::size_t at = line.size() - head.size();
    // A quoted word before it is prose; so is a name that only ends like it.
    if (at > 0 && (isWordByte(line[at - 1]) || line[at - 1] == '"' || line[at - 1] == '\''))
        return npos;
    return at;
}

bool isHead(std::string_view line)
{
    const std::size_t at = headAt(line);
    if (at == npos)
        return false;
    const std::size_t indent = indentSize(line);
    return at == indent || (at == indent + 2 && line.substr(indent, 2) == "^C");
}

bool isGroupHead(std::string_view line)
{
    line = trimmed(line);
    if (line.starts_with("+ "))
        line.remove_prefix(2);
    return line.starts_with("Exception Group ") && headAt(line) == 16;
}

bool isFrame(std::string_view line)
{
    return frameParts(line).has_value();
}

std::optional<Frame> readFrame(const TextLine &line)
{
    const auto parts = frameParts(line.text);
    if (!parts)
        return std::nullopt;
    Frame frame;
    frame.file = std::string(parts->file);
    frame.line = toInt(parts->line);
    if (parts->hasFunction && !parts->function.empty())
        frame.function = std::string(parts->function);
    frame.range = line.range;
    frame.own = isOwnFile(frame.file);
    return frame;
}

bool isMarker(std::string_view line)
{
    line.remove_prefix(indentSize(line));
    line = trimmedRight(line);
    return !line.empty() && line.find_first_not_of("~^ ") == npos;
}

bool isElision(std::string_view line)
{
    line = trimmed(line);
    if (!line.starts_with("...<"))
        return false;
    const std::size_t digits = digitsAt(line, 4);
    return digits > 0 && line.substr(4 + digits) == " lines>...";
}

std::optional<int> readRepeat(std::string_view line)
{
    line = trimmed(line);
    constexpr std::string_view start = "[Previous line repeated ";
    if (!line.starts_with(start))
        return std::nullopt;
    const std::size_t digits = digitsAt(line, start.size());
    const std::string_view rest = line.substr(start.size() + digits);
    if (digits == 0 || (rest != " more times]" && rest != " more time]"))
        return std::nullopt;
    return toInt(line.substr(start.size(), digits));
}

std::optional<Relation> readChainSentence(std::string_view line)
{
    line = trimmed(line);
    if (line == "The above exception was the direct cause of the following exception:")
        return Relation::Cause;
    if (line == "During handling of the above exception, another exception occurred:" ||
        line == "While handling the above exception, another exception occurred:")
        return Relation::Context;
    return std::nullopt;
}

std::optional<Relation> readReversedSentence(std::string_view line)
{
    line = trimmed(line);
    if (line == "The above exception was caused by the following exception:")
        return Relation::Cause;
    if (line == "The above exception was raised while handling the following exception:")
        return Relation::Context;
    return std::nullopt;
}

std::size_t typeNameSize(std::string_view line)
{
    std::size_t at = 0;
    while (true) {
        const std::size_t start = at;
        if (at > 0 && line.substr(at, 8) == "<locals>") {
            at += 8;
        } else {
            while (at < line.size() && isWordByte(line[at]))
                ++at;
            if (at == start || (start == 0 && isDigit(line[0])))
                return 0;
        }
        if (at >= line.size() || line[at] != '.')
            return at;
        ++at;
    }
}

std::optional<ExceptionLine> readException(std::string_view line)
{
    const std::size_t size = typeNameSize(line);
    if (size == 0)
        return std::nullopt;
    ExceptionLine result{std::string(line.substr(0, size)), std::nullopt};
    const std::string_view rest = line.substr(size);
    if (trimmedRight(rest).empty())
        return result;
    if (rest[0] != ':')
        return std::nullopt;
    result.message = std::string(rest.substr(rest.substr(1, 1) == " " ? 2 : 1));
    return result;
}

std::string_view lastName(std::string_view type)
{
    const std::size_t dot = type.rfind('.');
    return dot == npos ? type : type.substr(dot + 1);
}

bool hasExceptionEnding(std::string_view type)
{
    const std::string_view name = lastName(type);
    for (std::string_view ending :
         {"Error", "Exception", "Exit", "Interrupt", "Iteration", "Group"})
        if (name.ends_with(ending))
            return true;
    return false;
}

} // namespace trace
