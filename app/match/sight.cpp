#include "app/match/sight.h"
#include "app/diff/patch.h"
#include <algorithm>

namespace match {

namespace {

constexpr std::size_t longestText = 200;

/// The first line, without the white space around it, cut where a character ends.
std::string excerpt(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    text.remove_prefix(first);
    text = text.substr(0, text.find_first_of("\r\n"));
    if (text.size() > longestText) {
        std::size_t end = longestText;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end;
        return std::string(text.substr(0, end)) + "...";
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return std::string(text);
}

std::string_view lastName(std::string_view qualified)
{
    const auto dot = qualified.rfind('.');
    return dot == std::string_view::npos ? qualified : qualified.substr(dot + 1);
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool endsWithPath(std::string_view path, std::string_view end)
{
    if (end.empty() || path.size() < end.size() || path.substr(path.size() - end.size()) != end)
        return false;
    return path.size() == end.size() || path[path.size() - end.size() - 1] == '/';
}

} // namespace

std::string withoutStringsAndComments(std::string_view code)
{
    std::string result(code);
    std::size_t at = 0;
    while (at < result.size()) {
        const char c = result[at];
        if (c == '#') {
            while (at < result.size() && result[at] != '\n')
                result[at++] = ' ';
            continue;
        }
        if (c != '"' && c != '\'') {
            ++at;
            continue;
        }
        const bool triple = result.compare(at, 3, std::string(3, c)) == 0;
        const std::size_t width = triple ? 3 : 1;
        at += width;
        while (at < result.size()) {
            if (result.compare(at, width, std::string(width, c)) == 0) {
                at += width;
                break;
            }
            if (result[at] == '\n' && !triple)
                break;
            const bool escape = result[at] == '\\';
            if (result[at] != '\n')
                result[at] = ' ';
            ++at;
            if (escape && at < result.size() && result[at] != '\n')
                result[at++] = ' ';
        }
    }
    return result;
}

std::string frameLine(const trace::Frame &frame)
{
    std::string result = "File \"" + frame.file + "\"";
    if (frame.line)
        result += ", line " + std::to_string(*frame.line);
    if (frame.function)
        result += ", in " + *frame.function;
    return result;
}

bool frameMatches(const base::Pattern &pattern, const trace::Frame &frame)
{
    return pattern.found(frameLine(frame)) ||
           (frame.code && pattern.found(withoutStringsAndComments(*frame.code)));
}

std::vector<const trace::Frame *> innermostFirst(const trace::RaisedError &error)
{
    std::vector<const trace::Frame *> result;
    for (const auto &frame : error.frames)
        result.push_back(&frame);
    if (!error.innermostFirst)
        std::reverse(result.begin(), result.end());
    return result;
}

std::string factFile(const python::Program &program, const checks::CodeFact &fact)
{
    return program.module(fact.module).file.name;
}

int factLine(const python::Program &program, const checks::CodeFact &fact)
{
    return evidenceInModule(program, fact.module, fact.range, {}).line;
}

Evidence evidenceInModule(const python::Program &program, std::size_t module, base::TextRange range,
                          std::string what)
{
    const auto &file = program.module(module).file;
    const auto start = std::min(range.start, file.text.size());
    const auto before = std::string_view(file.text).substr(0, start);
    Evidence result;
    result.what = std::move(what);
    result.source = file.name;
    result.range = range;
    // A lone CR ends a line too; CRLF counts once.
    int line = 0;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i] == '\n' ||
            (before[i] == '\r' && (i + 1 == file.text.size() || file.text[i + 1] != '\n')))
            ++line;
    result.line = file.firstLine + line;
    result.text = excerpt(std::string_view(file.text).substr(start, range.size()));
    return result;
}

Evidence Sight::inPaste(base::TextRange range, std::string what) const
{
    Evidence result;
    result.what = std::move(what);
    result.source = "paste";
    result.range = range;
    const auto start = std::min(range.start, m_paste.bytes.size());
    result.line = static_cast<int>(m_lines.lineAt(start)) + 1;
    result.text = excerpt(std::string_view(m_paste.bytes).substr(start, range.size()));
    return result;
}

Evidence Sight::inModule(std::size_t module, base::TextRange range, std::string what) const
{
    auto result = evidenceInModule(m_program, module, range, std::move(what));
    const auto segment = m_program.module(module).file.segment;
    if (!segment || *segment >= m_paste.segments.size())
        return result;
    auto pasted =
        inPaste(m_paste.segments[*segment].origin.toOrigin(range), std::move(result.what));
    // What was repaired reads better than what was pasted; the range still leads there.
    pasted.text = result.text;
    return pasted;
}

std::optional<std::size_t> moduleOf(const python::Program &program, const trace::Frame &frame)
{
    const auto path = diff::patchName(frame.file);
    if (path.empty())
        return std::nullopt;
    std::optional<std::size_t> byEnd;
    for (std::size_t i = 0; i < program.modules().size(); ++i) {
        const auto &name = program.module(i).file.name;
        if (name == path)
            return i;
        if (!byEnd && (endsWithPath(path, name) || endsWithPath(name, path)))
            byEnd = i;
    }
    return byEnd;
}

int closeness(const python::Program &program, const checks::CodeFact &fact,
              const trace::Frame &frame)
{
    const auto &module = program.module(fact.module);
    const auto inModule = moduleOf(program, frame);
    if (inModule && *inModule != fact.module)
        return 0;
    const auto line = evidenceInModule(program, fact.module, fact.range, {}).line;
    if (inModule && module.file.firstLineKnown && frame.line) {
        const auto lines = std::count(
            module.file.text.begin() + static_cast<std::ptrdiff_t>(fact.range.start),
            module.file.text.begin() + static_cast<std::ptrdiff_t>(fact.range.end), '\n');
        if (line <= *frame.line && *frame.line <= line + lines)
            return 3;
    }
    const auto inFunction = [&](const std::optional<python::FunctionRef> &function) {
        if (!frame.function)
            return false;
        const auto wanted = lastName(*frame.function);
        return function ? program.function(*function).name == wanted : wanted == "<module>";
    };
    if (frame.code && !frame.code->empty()) {
        const auto code = trimmed(std::string_view(*frame.code).substr(0, frame.code->find('\n')));
        auto start = module.file.text.rfind('\n', fact.range.start);
        start = start == std::string::npos || fact.range.start == 0 ? 0 : start + 1;
        const auto end = module.file.text.find('\n', fact.range.end);
        const auto lines = std::string_view(module.file.text)
                               .substr(start, end == std::string::npos ? end : end - start);
        if (code.size() > 3 && lines.find(code) != std::string_view::npos &&
            inFunction(fact.function))
            return 3;
    }
    if (inFunction(fact.function) && (inModule || (frame.own && fact.function)))
        return 2;
    for (const auto &step : fact.path) {
        const auto node = fact.node.isNull()
                              ? syntax::Node()
                              : program.module(step.module).tree.root().descendant(step.range);
        const auto function = node ? program.functionAt(step.module, node) : std::nullopt;
        if (function && inFunction(python::FunctionRef{step.module, *function}))
            return 1;
    }
    return 0;
}

} // namespace match
