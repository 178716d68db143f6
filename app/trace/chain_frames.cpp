#include "app/paste/record_prefix.h"
#include "app/trace/chain.h"

namespace trace {

using paste::indentSize;
using paste::isBlank;
using paste::trimmed;

namespace {

/// What people write where they left lines out: "...", "[...]", "<snip>", "< 12 more frames >".
bool isLeftOut(std::string_view line)
{
    line = trimmed(line);
    if (line == "..." || line == "\u2026" || line == "...." || line == ".." || line == ". . .")
        return true;
    if (line.size() < 4 || line.size() > 60)
        return false;
    const bool wrapped = (line.front() == '[' && line.back() == ']') ||
                         (line.front() == '(' && line.back() == ')') ||
                         (line.front() == '<' && line.back() == '>');
    if (!wrapped)
        return false;
    const std::string_view inside = trimmed(line.substr(1, line.size() - 2));
    return inside == "..." || inside == ".." || inside == "\u2026" || inside == "snip" ||
           inside == "snipped" || inside == "omitted" ||
           (inside.starts_with("..") && !isElision(line)) || inside.ends_with("frames") ||
           inside.ends_with("lines");
}

/// A frame whose source Python cannot print.
bool hasNoSource(const Frame &frame)
{
    return frame.file.starts_with("<") || frame.file.empty();
}

} // namespace

bool ChainReader::feedFrames(const TextLine &line)
{
    Level &level = m_levels.back();
    if (isBlank(line.text)) {
        level.spaced = level.spaced || level.frames.empty();
        return ++level.blanks < 2;
    }
    if (isLeftOut(line.text) && !level.frames.empty())
        return true;
    if (headAt(line.text) != npos)
        return false;
    const std::size_t indent = indentSize(line.text);
    // Another writer's record came in between.
    if (indent == 0 && !level.frames.empty() && level.foreign < 20 &&
        (paste::recordPrefixSize(line.text) > 0 || isRecord(line.text))) {
        ++level.foreign;
        m_foreign = true;
        return true;
    }
    const bool inCode =
        level.frameIndent != npos && !level.frames.empty() && indent > level.frameIndent + 1;
    if (!inCode || level.frames.back().code)
        if (auto frame = readFrame(line)) {
            if (!inCode || indent <= level.codeIndent - 1) {
                level.flat =
                    level.frames.empty() && level.frameIndent == npos && indent <= level.indent;
                if (level.frames.empty())
                    level.frameIndent = indent;
                level.frames.push_back(std::move(*frame));
                level.afterCode = false;
                level.blanks = 0;
                return true;
            }
        }
    if (!level.frames.empty()) {
        if (const auto count = readRepeat(line.text)) {
            level.frames.back().repeated = *count;
            level.frames.back().range.end = line.range.end;
            return true;
        }
        if (indent > level.indent && (inCode || indent > level.frameIndent)) {
            level.blanks = 0;
            addCode(line);
            return true;
        }
    }
    if (indent > level.indent + 1)
        return false;
    const bool gap = level.blanks > 0;
    const std::size_t type = typeNameSize(line.text.substr(indent));
    if (gap && !level.spaced && !hasExceptionEnding(line.text.substr(indent, type)))
        return false;
    return startException(line.from(indent));
}

void ChainReader::addCode(const TextLine &line)
{
    Level &level = m_levels.back();
    Frame &frame = level.frames.back();
    frame.range.end = line.range.end;
    const std::size_t indent = indentSize(line.text);
    const std::string_view rest = line.text.substr(indent);
    // Renderers draw values below the code.
    const bool value = rest.starts_with("\u2502") || rest.starts_with("\u2514") ||
                       rest.starts_with("-> ") ||
                       (rest.starts_with("|") &&
                        (rest.find("->") != npos || rest.find_first_not_of("| ") == npos));
    if (frame.code && (value || (isMarker(line.text) && level.afterCode))) {
        if (!frame.marker.empty())
            frame.marker += '\n';
        frame.marker += line.text.substr(std::min(level.codeIndent, line.text.size()));
        return;
    }
    level.afterCode = true;
    if (!frame.code) {
        level.codeIndent = indent;
        frame.code = std::string(paste::trimmedRight(rest));
        return;
    }
    *frame.code += '\n';
    *frame.code += paste::trimmedRight(line.text.substr(std::min(level.codeIndent, indent)));
}

// Lost indentation: the next line is the frame's code unless it is a frame itself; the second one
// is the exception. A marker has lost its column and says nothing.
bool ChainReader::feedFlat(const TextLine &line)
{
    Level &level = m_levels.back();
    if (isBlank(line.text))
        return ++level.blanks < 2;
    if (auto frame = readFrame(line)) {
        level.frames.push_back(std::move(*frame));
        return true;
    }
    Frame &last = level.frames.back();
    if (!last.code && indentSize(line.text) > level.indent + 1) {
        // Only the header was lost, the indentation is there.
        level.flat = false;
        level.frameIndent = level.indent;
        return feedFrames(line);
    }
    if (isMarker(line.text)) {
        last.range.end = line.range.end;
        return true;
    }
    if (const auto count = readRepeat(line.text)) {
        last.repeated = *count;
        return true;
    }
    // The place of a SyntaxError has no function; what it says is printed even for a string.
    const bool told =
        !hasNoSource(last) ||
        (!last.function &&
         !hasExceptionEnding(trimmed(line.text).substr(0, typeNameSize(trimmed(line.text)))));
    if (!last.code && told) {
        last.code = std::string(trimmed(line.text));
        last.range.end = line.range.end;
        return true;
    }
    if (startException(line.from(indentSize(line.text))))
        return true;
    if (!last.code || endsMessage(line.text))
        return false;
    *last.code += '\n' + std::string(trimmed(line.text)); // a statement over several lines
    last.range.end = line.range.end;
    return true;
}

} // namespace trace
