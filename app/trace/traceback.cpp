#include "app/trace/chain.h"
#include "app/trace/formats.h"

namespace trace {

namespace {

std::string_view formatOf(const std::vector<RaisedError> &errors, Reader::Span span)
{
    bool marked = false;
    bool chained = false;
    for (std::size_t i = span.first; i < span.end; ++i) {
        if (errors[i].relation == Relation::GroupMember)
            return "cpython-exception-group";
        chained = chained || errors[i].relation != Relation::Root;
        for (const Frame &frame : errors[i].frames) {
            if (frame.code && frame.marker.find('~') != std::string::npos &&
                frame.marker.find_first_not_of("~^ \n") == std::string::npos &&
                frame.code->ends_with(")"))
                marked = true;
        }
    }
    if (chained)
        return "cpython-chained";
    return marked ? "cpython-313-tilde-calls" : "cpython-plain-38-310";
}

/// Articles print the exception above its frames, and lose the line end below them: "RuntimeError:
/// x Why it happens". What stands above says where the message ends.
void cutByLineAbove(Reader &reader, std::size_t start, Reader::Span span)
{
    if (start == 0 || span.end != span.first + 1)
        return;
    RaisedError &error = reader.trace.exceptions[span.first];
    const auto above = readException(paste::trimmed(reader.at(start - 1).text));
    if (!above || above->type != error.type || !above->message || above->message->empty() ||
        !error.message)
        return;
    if (error.message->size() > above->message->size() &&
        error.message->starts_with(*above->message + " ")) {
        error.range.end = std::min(error.range.end, error.range.start + error.type.size() + 2 +
                                                        above->message->size());
        error.message = above->message;
    }
}

/// Some trackers print the exception first and nothing below the frames.
void takeLineAbove(Reader &reader, std::size_t start, Reader::Span span)
{
    RaisedError &error = reader.trace.exceptions[span.first];
    if (start == 0 || span.end != span.first + 1 || !error.type.empty() ||
        headAt(reader.at(start).text) != std::string_view::npos)
        return;
    const TextLine &line = reader.at(start - 1);
    const auto above = readException(line.text);
    if (!above || !hasExceptionEnding(above->type))
        return;
    error.type = above->type;
    error.message = above->message;
    error.range = line.range;
    error.block.start = line.range.start;
}

} // namespace

bool readTraceback(Reader &reader)
{
    const std::size_t start = reader.position();
    // A worker's traceback comes as the message of an exception that has no header.
    const bool remote =
        reader.text(1) == "\"\"\"" && isHead(reader.text(2)) && readException(reader.text());
    const auto span = reader.readChain(remote);
    if (span.empty())
        return false;
    if (!reader.trace.exceptions[span.first].frames.empty()) {
        cutByLineAbove(reader, start, span);
        takeLineAbove(reader, start, span);
    }
    reader.sawFormat(formatOf(reader.trace.exceptions, span));
    return true;
}

// Where a log record was written; nothing was raised there.
bool readStackInfo(Reader &reader)
{
    if (reportAt(reader.text(), "Stack (most recent call last):") == std::string_view::npos)
        return false;
    reader.skip();
    while (!reader.atEnd() && reader.text().starts_with("  "))
        reader.skip();
    return true;
}

/// .NET, Java and JavaScript print "at ..." below the line.
static bool isOtherLanguage(const Reader &reader)
{
    for (std::size_t ahead = 1; ahead < 4; ++ahead) {
        const std::string_view below = paste::trimmed(reader.text(ahead));
        if (below.starts_with("at ") || below.starts_with("---> "))
            return true;
    }
    return false;
}

// An exception line alone: what IPython's Minimal mode prints, or all that was copied. Where the
// paste has a block of its own it is a sentence of the log.
bool readLoneException(Reader &reader)
{
    if (reader.hasBlocks)
        return false;
    const std::string_view text = reader.text();
    const std::size_t size = typeNameSize(text);
    if (size == 0 || !hasExceptionEnding(text.substr(0, size)) || !readException(text) ||
        isOtherLanguage(reader))
        return false;
    if (reader.readChain(true).empty())
        return false;
    reader.sawFormat("cpython-no-message");
    return true;
}

} // namespace trace
