#include "app/mend/drafting.h"
#include <algorithm>

namespace mend {

void Drafting::needs(int hunk, int other)
{
    if (hunk != other)
        m_draft.needs[hunk].insert(other);
}

void Drafting::together(int a, int b)
{
    needs(a, b);
    needs(b, a);
}

void Drafting::replace(std::size_t module, base::TextRange range, std::string text, int hunk,
                       std::string reason)
{
    const auto at = std::find_if(m_draft.files.begin(), m_draft.files.end(),
                                 [&](const FileEdits &file) { return file.module == module; });
    FileEdits &file =
        at != m_draft.files.end() ? *at : m_draft.files.emplace_back(FileEdits{module, {}});
    Edit edit;
    edit.range = range;
    edit.text = std::move(text);
    edit.reason = std::move(reason);
    edit.hunk = hunk;
    const bool there = std::any_of(file.edits.begin(), file.edits.end(), [&](const Edit &other) {
        return other.range == edit.range && other.text == edit.text;
    });
    if (!there && !(range.empty() && edit.text.empty()))
        file.edits.push_back(std::move(edit));
}

void Drafting::insert(std::size_t module, std::size_t offset, std::string text, int hunk,
                      std::string reason)
{
    replace(module, {offset, offset}, std::move(text), hunk, std::move(reason));
}

void Drafting::erase(std::size_t module, base::TextRange range, int hunk, std::string reason)
{
    replace(module, range, {}, hunk, std::move(reason));
}

void Drafting::eraseStatement(std::size_t module, syntax::Node statement, int hunk,
                              std::string reason)
{
    if (!erases(module, statement))
        m_draft.removals.push_back({module, statement, hunk, std::move(reason), false});
}

void Drafting::eraseWithComments(std::size_t module, syntax::Node statement, int hunk,
                                 std::string reason)
{
    if (!erases(module, statement))
        m_draft.removals.push_back({module, statement, hunk, std::move(reason), true});
}

bool Drafting::erases(std::size_t module, syntax::Node statement) const
{
    return std::any_of(m_draft.removals.begin(), m_draft.removals.end(),
                       [&](const Removal &removal) {
                           return removal.module == module &&
                                  removal.statement.range().contains(statement.range());
                       });
}

std::string importedAs(const python::Program &program, std::size_t module, syntax::Node at,
                       const std::string &from, const std::string &name)
{
    const python::Module &code = program.module(module);
    const std::string whole = from.empty() ? name : from + "." + name;
    const std::size_t here = at ? program.scopeAt(module, at) : 0;
    const auto visible = [&](std::size_t scope) {
        for (std::size_t up = here;; up = code.scopes[up].parent) {
            if (up == scope)
                return true;
            if (up == 0)
                return false;
        }
    };
    for (const python::Import &import : code.imports) {
        if (import.star || !visible(import.scope))
            continue;
        // A later import inside the same function does not help an earlier line.
        if (import.scope != 0 && at && import.statement.range().start > at.range().start)
            continue;
        if (import.qualified == whole &&
            (import.from || import.bound != whole.substr(0, whole.find('.')) ||
             whole.find('.') == std::string::npos))
            return import.bound;
        if (from.empty())
            continue;
        if (import.qualified == from)
            return import.bound + "." + name;
        // `import a.b` binds only `a`.
        if (!import.from && import.module == from && import.bound == from.substr(0, from.find('.')))
            return from + "." + name;
    }
    return {};
}

std::string Drafting::name(std::size_t module, syntax::Node at, const std::string &from,
                           const std::string &name, bool whole, int hunk, const std::string &reason)
{
    const std::string there = importedAs(m_program, module, at, from, name);
    if (!there.empty())
        return there;
    const std::string bound = whole ? from.substr(0, from.find('.')) : name;
    if (m_program.isBound(module, at ? at : m_program.module(module).tree.root(), bound))
        return {};
    import({module, whole ? std::string() : from, whole ? from : name, hunk, reason});
    return whole ? from + "." + name : name;
}

void Drafting::import(ImportRequest request)
{
    if (std::find(m_draft.imports.begin(), m_draft.imports.end(), request) == m_draft.imports.end())
        m_draft.imports.push_back(std::move(request));
}

void Drafting::install(const std::string &distribution)
{
    if (!distribution.empty() && std::find(m_draft.install.begin(), m_draft.install.end(),
                                           distribution) == m_draft.install.end())
        m_draft.install.push_back(distribution);
}

void Drafting::atMost(knowledge::Safety safety, std::string why)
{
    if (!m_draft.atMost || safety > *m_draft.atMost) {
        m_draft.atMost = safety;
        m_draft.why = std::move(why);
    }
}

bool Drafting::empty() const
{
    return m_draft.files.empty() && m_draft.removals.empty();
}

Draft Drafting::take()
{
    return std::move(m_draft);
}

} // namespace mend
