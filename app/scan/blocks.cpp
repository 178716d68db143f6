#include "app/scan/blocks.h"
#include "app/paste/lines.h"
#include "app/paste/record_prefix.h"
#include <algorithm>

namespace scan {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t mostStreams = 32;
constexpr std::size_t mostLinesBefore = 20;
constexpr std::size_t mostLinesOfSyntax = 8;

bool isBlankBytes(std::string_view text)
{
    return text.find_first_not_of(" \t\r") == npos;
}

/// What a tool is known to write before its lines, several of them one in another.
std::size_t knownPrefix(std::string_view line)
{
    std::size_t at = 0;
    for (int round = 0; round < 3; ++round) {
        std::size_t size = 0;
        for (const paste::LinePrefix &known : paste::linePrefixes())
            if ((size = known.size(line.substr(at))) > 0)
                break;
        if (size == 0)
            break;
        at += size;
    }
    return at;
}

/// What stands before the thing that the literal announces.
std::string_view prefixAt(std::string_view line, const StartHit &hit)
{
    const auto literal = hit.start->literal;
    std::string_view prefix = line.substr(0, hit.at);
    if (hit.start->kind == StartKind::Traceback) {
        if (literal[0] == '(')
            prefix = line.substr(0, line.rfind("Traceback", hit.at));
        if (prefix.ends_with("Exception Group ")) {
            prefix.remove_suffix(16);
            if (prefix.ends_with("  + "))
                prefix.remove_suffix(4);
        }
        // rich draws a box around it, IPython names the type before it
        if (const auto box = prefix.find("\xE2\x95\xAD"); box != npos)
            prefix = prefix.substr(0, box);
        return prefix.ends_with("      ") ? std::string_view() : prefix;
    }
    if (literal.starts_with("exception was"))
        return prefix.ends_with("Task ") || prefix.ends_with("Future ")
                   ? prefix.substr(0, prefix.size() - (prefix.ends_with("Task ") ? 5 : 7))
                   : prefix;
    if (hit.start->kind == StartKind::Report && !literal.starts_with("was never"))
        return prefix;
    return line.substr(0, std::min(knownPrefix(line), hit.at));
}

/// The whole trace stands in the line: the line ends of a JSON string are escaped, or lost.
bool isSingle(std::string_view line, const StartHit &hit)
{
    if (hit.start->kind == StartKind::Record)
        return true;
    if (hit.start->kind != StartKind::Traceback && hit.start->kind != StartKind::Failure)
        return false;
    const auto rest = line.substr(hit.at + hit.start->literal.size());
    const auto file = rest.find("File ");
    return file != npos && file + 5 < rest.size() &&
           (rest[file + 5] == '"' || rest[file + 5] == '\\' || rest[file + 5] == '\'' ||
            rest[file + 5] == '&');
}

/// The literal can be what it looks like: records name a file of Python, "awaited" its warning.
bool isCredible(std::string_view line, const StartHit &hit)
{
    switch (hit.start->kind) {
    case StartKind::Traceback: {
        if (hit.start->literal[0] != '(')
            return true;
        const auto word = line.rfind("Traceback", hit.at);
        return word != npos && hit.at - word < 60 && line[hit.at - 1] == 'm';
    }
    case StartKind::Record:
        return line.find(".py") != npos && line.find('{') != npos;
    case StartKind::Report:
        if (hit.start->literal == "Executing <")
            return line.find("> took ", hit.at) != npos;
        if (hit.start->literal == "was never awaited")
            return line.substr(0, hit.at).find("Warning: ") != npos;
        return true;
    default:
        return true;
    }
}

/// The line that ends before the offset; the offset becomes that of its start.
std::string_view lineBefore(std::string_view text, std::size_t &at)
{
    const auto end = at == 0 ? 0 : at - 1;
    const auto start = end == 0 ? npos : text.rfind('\n', end - 1);
    at = start == npos ? 0 : start + 1;
    return text.substr(at, end - at);
}

} // namespace

void BlockCutter::line(const LogLine &line)
{
    if (!m_streams.empty() && offer(line))
        return;
    for (StartHit hit = findStart(line.text); hit.start;
         hit = findStart(line.text, hit.at + hit.start->literal.size()))
        if (hit.start->kind == StartKind::Syntax ? startSyntax(line, hit)
                                                 : isCredible(line.text, hit)) {
            if (hit.start->kind != StartKind::Syntax)
                start(line, hit);
            return;
        }
}

/// `  File "a.py", line 3`, the line and its mark, and then the error: without a header above it.
bool BlockCutter::startSyntax(const LogLine &line, const StartHit &hit)
{
    if (hit.at != knownPrefix(line.text))
        return false;
    std::vector<std::pair<std::string_view, std::size_t>> above;
    std::size_t at = line.before.size();
    while (at > 0 && above.size() < mostLinesOfSyntax) {
        const auto text = lineBefore(line.before, at);
        const auto offset = line.offset - line.before.size() + at;
        above.emplace_back(text, offset);
        const auto body = text.substr(hit.at == 0 ? 0 : std::min(knownPrefix(text), hit.at));
        if (offset < m_takenUntil || !body.starts_with("  "))
            return false;
        if (body.starts_with("  File \""))
            break;
    }
    if (above.empty() || above.back().first.find("  File \"") == npos)
        return false;
    Stream stream(line.text, hit, line.text.substr(0, hit.at));
    for (auto it = above.rbegin(); it != above.rend(); ++it)
        stream.add(it->first, it->second, hit.at == 0 ? 0 : knownPrefix(it->first));
    stream.add(line.text, line.offset, hit.at);
    stream.setTime(timeIn(line.text));
    m_takenUntil = line.offset + line.text.size();
    m_take(stream.finish());
    return true;
}

bool BlockCutter::offer(const LogLine &line)
{
    // A writer known by its prefix comes before one that has none: anything could be the latter's.
    for (const bool bareOnes : {false, true}) {
        for (std::size_t i = m_streams.size(); i-- > 0;) {
            if (m_streams[i].isBare() != bareOnes)
                continue;
            switch (offer(i, line)) {
            case Answer::Taken:
                m_takenUntil = line.offset + line.text.size();
                return true;
            case Answer::Ended:
                end(i);
                return false;
            case Answer::NotMine:
                break;
            }
        }
    }
    for (std::size_t i = m_streams.size(); i-- > 0;)
        if (!m_streams[i].wait())
            end(i);
    return false;
}

BlockCutter::Answer BlockCutter::offer(std::size_t index, const LogLine &line)
{
    auto &stream = m_streams[index];
    const auto prefix = stream.prefixOf(line.text, index + 1 == m_streams.size());
    if (!prefix)
        return Answer::NotMine;
    if (!stream.goesOn(line.text.substr(*prefix)))
        return Answer::Ended;
    stream.add(line.text, line.offset, *prefix);
    return Answer::Taken;
}

void BlockCutter::start(const LogLine &line, const StartHit &hit)
{
    const auto prefix = prefixAt(line.text, hit);
    Stream stream(line.text, hit, prefix);
    takeBefore(stream, line, hit);
    stream.add(line.text, line.offset, prefix.size());
    m_takenUntil = line.offset + line.text.size();
    if (isSingle(line.text, hit)) {
        auto block = stream.finish();
        block.single = true;
        m_take(std::move(block));
        return;
    }
    m_streams.push_back(std::move(stream));
    if (m_streams.size() > mostStreams)
        end(0);
}

void BlockCutter::takeBefore(Stream &stream, const LogLine &line, const StartHit &hit)
{
    std::string time = timeIn(line.text);
    bool nearest = hit.start->kind == StartKind::Traceback || hit.start->kind == StartKind::Dump;
    std::size_t at = line.before.size();
    for (std::size_t i = 0; i < mostLinesBefore && at > 0 && (nearest || time.empty()); ++i) {
        const auto whole = lineBefore(line.before, at);
        const auto text = bare(whole);
        const auto offset = line.offset - line.before.size() + at;
        if (at == 0 && offset > 0)
            break; // it may have been cut
        if (!stream.sameWriter(text))
            continue;
        if (isBlankBytes(text))
            break;
        // It names the thread or task that a header belongs to, or the error itself.
        const bool error = text.starts_with("[ERROR] ") && text.find(": ") != npos;
        if (nearest && offset >= m_takenUntil &&
            (error || text.ends_with(':') || text.starts_with("Timeout ("))) {
            stream.add(whole, offset, 0);
            if (error)
                stream.sayNothingFollows();
        }
        nearest = false;
        if (time.empty() && offset >= m_takenUntil)
            time = timeIn(text);
        if (offset < m_takenUntil || paste::recordPrefixSize(text) > 0)
            break; // that is where the record begins
    }
    stream.setTime(std::move(time));
}

std::size_t BlockCutter::openSince(std::size_t otherwise) const
{
    for (const auto &stream : m_streams)
        otherwise = std::min(otherwise, stream.offset());
    return otherwise;
}

void BlockCutter::finish()
{
    while (!m_streams.empty())
        end(0);
}

void BlockCutter::end(std::size_t index)
{
    auto block = m_streams[index].finish();
    m_streams.erase(m_streams.begin() + static_cast<std::ptrdiff_t>(index));
    m_take(std::move(block));
}

} // namespace scan
