#include "app/mend/import_edits.h"
#include "app/mend/source_style.h"
#include <algorithm>
#include <cctype>
#include <map>

namespace mend {

namespace {

Edit edit(base::TextRange range, std::string text, const ImportRequest &request)
{
    Edit made;
    made.range = range;
    made.text = std::move(text);
    made.hunk = request.hunk;
    made.reason = request.reason;
    return made;
}

std::string lineFor(const ImportRequest &request)
{
    return request.from.empty() ? "import " + request.name
                                : "from " + request.from + " import " + request.name;
}

std::string_view moduleOf(const ImportRequest &request)
{
    return request.from.empty() ? std::string_view(request.name) : std::string_view(request.from);
}

/// Constants, then classes, then functions, each by name: the order that import sorters write.
std::string nameKey(std::string_view name)
{
    const bool upper = std::none_of(name.begin(), name.end(),
                                    [](unsigned char letter) { return std::islower(letter); });
    const bool capital = !name.empty() && std::isupper(static_cast<unsigned char>(name.front()));
    std::string key(1, upper && name.size() > 1 ? '0' : capital ? '1' : '2');
    for (const char letter : name)
        key += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return key;
}

/// Adds a name to the list of a `from` statement.
std::vector<Edit> extend(std::string_view text, const ImportLine &line,
                         const ImportRequest &request, const std::string &newline)
{
    std::vector<std::string> keys;
    for (const syntax::Node name : line.names)
        keys.push_back(nameKey(name.text()));
    const std::string key = nameKey(request.name);
    std::size_t at = line.names.size();
    if (std::is_sorted(keys.begin(), keys.end()))
        at = static_cast<std::size_t>(std::upper_bound(keys.begin(), keys.end(), key) -
                                      keys.begin());
    if (at < line.names.size()) {
        const std::size_t place = line.names[at].range().start;
        if (firstOnLine(text, place))
            return {edit({place, place},
                         request.name + "," + newline + std::string(indentAt(text, place)),
                         request)};
        return {edit({place, place}, request.name + ", ", request)};
    }
    const syntax::Node last = line.names.back();
    const std::size_t end = last.range().end;
    if (!firstOnLine(text, last.range().start) ||
        last.range().start < line.statement.range().start + 5 ||
        !line.statement.text().ends_with(')'))
        return {edit({end, end}, ", " + request.name, request)};
    const bool comma = last.nextSibling().is(",");
    const std::size_t next = lineEnd(text, end);
    std::vector<Edit> edits;
    if (!comma)
        edits.push_back(edit({end, end}, ",", request));
    edits.push_back(edit({next, next},
                         std::string(indentAt(text, last.range().start)) + request.name +
                             (comma ? "," : "") + newline,
                         request));
    return edits;
}

/// Finds the line of its own that an import gets.
class Placer
{
public:
    Placer(const python::Program &program, std::size_t module)
        : m_program(program), m_module(program.module(module)), m_text(m_module.tree.text()),
          m_lines(importLines(program, module)), m_newline(sourceStyle(m_module.tree).newline)
    {}

    const std::vector<ImportLine> &lines() const { return m_lines; }
    const std::string &newline() const { return m_newline; }

    Edit place(const ImportRequest &request) const
    {
        const std::string line = lineFor(request);
        if (m_lines.empty())
            return withoutImports(request, line);
        const ImportSection section = importSection(m_program, moduleOf(request));
        if (const int group = groupFor(section); group >= 0)
            return inGroup(request, line, group, section);
        const ImportLine *before = nullptr;
        const ImportLine *after = nullptr;
        for (const ImportLine &other : m_lines) {
            if (other.section < section)
                before = &other;
            else if (!after && other.section > section)
                after = &other;
        }
        if (before &&
            (!after || before->statement.range().start < after->statement.range().start)) {
            const std::size_t at = lineEnd(m_text, before->statement.range().end);
            const std::string lead = at > 0 && m_text[at - 1] == '\n' ? "" : m_newline;
            return edit({at, at}, lead + m_newline + line + (lead.empty() ? m_newline : ""),
                        request);
        }
        const std::size_t at = lineStart(m_text, after->statement.range().start);
        return edit({at, at}, line + m_newline + m_newline, request);
    }

    /// Whether the new line may stand where the old one stood.
    bool fits(const ImportRequest &request, const ImportLine &old) const
    {
        std::vector<const ImportLine *> group = groupLines(old.group);
        const bool otherForm = old.from == request.from.empty();
        if ((otherForm && group.size() > 1) || old.names.size() != 1 ||
            old.section != importSection(m_program, moduleOf(request)))
            return false;
        ImportLine changed = old;
        changed.module = std::string(moduleOf(request));
        const bool byForm = sortedByForm(group);
        const bool byName = sortedByName(group);
        std::replace_if(
            group.begin(), group.end(),
            [&](const ImportLine *line) { return line->statement == old.statement; }, &changed);
        return (byForm && sortedByForm(group)) || (byName && sortedByName(group)) ||
               (!byForm && !byName);
    }

private:
    std::vector<const ImportLine *> groupLines(int group) const
    {
        std::vector<const ImportLine *> lines;
        for (const ImportLine &line : m_lines)
            if (line.group == group)
                lines.push_back(&line);
        return lines;
    }

    /// The group that holds the section: its own, or one in which sections are mixed anyway.
    int groupFor(ImportSection section) const
    {
        for (const ImportLine &line : m_lines)
            if (line.section == section)
                return line.group;
        for (const ImportLine &line : m_lines) {
            const auto group = groupLines(line.group);
            const bool mixed =
                std::any_of(group.begin(), group.end(), [&](const ImportLine *other) {
                    return other->section != line.section &&
                           other->section != ImportSection::Future;
                });
            if (mixed && line.section != ImportSection::Future)
                return line.group;
        }
        return -1;
    }

    Edit inGroup(const ImportRequest &request, const std::string &line, int group,
                 ImportSection section) const
    {
        const auto lines = groupLines(group);
        const bool byForm = sortedByForm(lines);
        const bool byName = !byForm && sortedByName(lines);
        const ImportLine *next = nullptr;
        const ImportLine *last = nullptr;
        for (const ImportLine *other : lines) {
            if (other->section == ImportSection::Future)
                continue;
            const bool later = byForm ? keyByForm(!request.from.empty(), moduleOf(request)) <
                                            keyByForm(other->from, other->module)
                               : byName ? keyByName(moduleOf(request)) < keyByName(other->module)
                                        : other->section > section;
            if (later) {
                next = other;
                break;
            }
            last = other;
        }
        if (next && !last) {
            const std::size_t at = lineStart(m_text, next->statement.range().start);
            return edit({at, at}, line + m_newline, request);
        }
        const std::size_t end = (last ? last : lines.back())->statement.range().end;
        const std::size_t at = lineEnd(m_text, end);
        const bool ended = at > 0 && (m_text[at - 1] == '\n' || m_text[at - 1] == '\r');
        return edit({at, at}, ended ? line + m_newline : m_newline + line, request);
    }

    Edit withoutImports(const ImportRequest &request, const std::string &line) const
    {
        const syntax::Node root = m_module.tree.root();
        syntax::Node first;
        syntax::Node docstring;
        for (const syntax::Node node : root.namedChildren()) {
            const bool text = node.is("expression_statement") && node.namedChild(0).is("string");
            if (!first && !docstring && text) {
                docstring = node;
            } else if (!node.is("comment") || docstring) {
                first = node;
                break;
            }
        }
        if (docstring) {
            const std::size_t at = lineEnd(m_text, docstring.range().end);
            const bool ended = at > 0 && (m_text[at - 1] == '\n' || m_text[at - 1] == '\r');
            return edit({at, at},
                        ended ? m_newline + line + m_newline : m_newline + m_newline + line,
                        request);
        }
        const std::size_t at = first ? aboveComments(first) : byteOrderMark(m_text);
        const bool definition =
            first && (first.is("decorated_definition") || first.is("function_definition") ||
                      first.is("class_definition"));
        return edit({at, at}, line + m_newline + m_newline + (definition ? m_newline : ""),
                    request);
    }

    /// A comment directly above the first statement belongs to it; shebang and coding lines do not.
    std::size_t aboveComments(syntax::Node first) const
    {
        std::size_t at = lineStart(m_text, first.range().start);
        const std::size_t top = byteOrderMark(m_text);
        while (at > top) {
            std::size_t previous = lineStart(m_text, at - 1);
            if (m_text[at - 1] == '\n' && at >= 2 && m_text[at - 2] == '\r')
                previous = lineStart(m_text, at - 2);
            const std::string_view line = m_text.substr(previous, at - previous);
            const bool header =
                line.starts_with("#!") || line.find("coding") != std::string_view::npos;
            if (!line.starts_with('#') || header)
                break;
            at = previous;
        }
        return at;
    }

    const python::Program &m_program;
    const python::Module &m_module;
    std::string_view m_text;
    std::vector<ImportLine> m_lines;
    std::string m_newline;
};

/// A removed import statement of the same kind whose place the new one can take.
std::optional<Edit> inPlaceOf(const Placer &placer, const ImportRequest &request,
                              std::vector<Removal> &gone)
{
    for (const ImportLine &line : placer.lines()) {
        const auto at = std::find_if(gone.begin(), gone.end(), [&](const Removal &removal) {
            return removal.statement == line.statement;
        });
        if (at == gone.end() || !placer.fits(request, line))
            continue;
        gone.erase(at);
        return edit(line.statement.range(), lineFor(request), request);
    }
    return std::nullopt;
}

} // namespace

std::vector<Edit> addImports(const python::Program &program, std::size_t module,
                             const std::vector<ImportRequest> &requests, std::vector<Removal> &gone)
{
    const Placer placer(program, module);
    const std::string_view text = program.module(module).tree.text();
    std::vector<Edit> edits;
    for (const ImportRequest &request : requests) {
        const auto same =
            std::find_if(placer.lines().begin(), placer.lines().end(), [&](const ImportLine &line) {
                const bool removed =
                    std::any_of(gone.begin(), gone.end(), [&](const Removal &removal) {
                        return removal.statement == line.statement;
                    });
                return !removed && line.from && !request.from.empty() &&
                       line.module == request.from && !line.names.empty();
            });
        if (same != placer.lines().end()) {
            const auto more = extend(text, *same, request, placer.newline());
            edits.insert(edits.end(), more.begin(), more.end());
        } else if (auto replaced = inPlaceOf(placer, request, gone)) {
            edits.push_back(*replaced);
        } else {
            edits.push_back(placer.place(request));
        }
    }
    return edits;
}

std::vector<Edit> removeNames(std::string_view text, const std::vector<Removal> &names,
                              std::vector<Removal> &whole)
{
    std::map<syntax::Node, std::vector<Removal>> byStatement;
    for (const Removal &removal : names)
        byStatement[removal.statement.parent()].push_back(removal);
    std::vector<Edit> edits;
    for (const auto &[statement, gone] : byStatement) {
        const std::vector<syntax::Node> all = statement.fields("name");
        const auto removalOf = [&, &list = gone](syntax::Node name) -> const Removal * {
            for (const Removal &removal : list)
                if (removal.statement == name)
                    return &removal;
            return nullptr;
        };
        std::size_t kept = all.size();
        while (kept > 0 && removalOf(all[kept - 1]))
            --kept;
        if (kept == 0) {
            Removal removal = gone.front();
            removal.statement = statement;
            whole.push_back(removal);
            continue;
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Removal *removal = removalOf(all[i]);
            if (!removal)
                continue;
            Edit made;
            made.hunk = removal->hunk;
            made.reason = removal->reason;
            const base::TextRange range = all[i].range();
            const syntax::Node next = i + 1 < all.size() ? all[i + 1] : syntax::Node();
            const std::size_t end = lineEnd(text, range.end);
            const bool ownLine = firstOnLine(text, range.start) &&
                                 (!next || next.range().start >= end) &&
                                 statement.range().end > end;
            if (ownLine)
                made.range = {lineStart(text, range.start), end};
            else if (i < kept)
                made.range = {range.start, next.range().start};
            else
                made.range = {all[i - 1].range().end, range.end};
            edits.push_back(std::move(made));
        }
    }
    return edits;
}

} // namespace mend
