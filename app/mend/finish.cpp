#include "app/mend/finish.h"
#include "app/mend/compose.h"
#include "app/mend/import_edits.h"
#include "app/mend/statement_removal.h"
#include "app/python/configs.h"
#include <algorithm>
#include <cctype>

namespace mend {

namespace {

bool isWordByte(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return std::isalnum(byte) || letter == '_' || byte >= 0x80;
}

bool containsWord(std::string_view text, std::string_view word)
{
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        // Behind a dot it is an attribute of something else.
        const bool left = at == 0 || (!isWordByte(text[at - 1]) && text[at - 1] != '.');
        const bool right = at + word.size() == text.size() || !isWordByte(text[at + word.size()]);
        if (left && right)
            return true;
    }
    return false;
}

/// The identifier that an import binds.
syntax::Node boundIdentifier(const python::Import &import)
{
    if (const syntax::Node alias = import.node.field("alias"))
        return alias;
    return import.node.is("dotted_name") ? import.node.namedChild(0) : import.node;
}

class Finisher
{
public:
    Finisher(const python::Program &program, Draft draft)
        : m_program(program), m_draft(std::move(draft))
    {}

    base::Result<std::vector<Change>> run(const std::string &reason)
    {
        for (const auto &file : m_draft.files)
            m_modules.insert(file.module);
        for (const Removal &removal : m_draft.removals)
            m_modules.insert(removal.module);
        for (const ImportRequest &request : m_draft.imports)
            m_modules.insert(request.module);
        std::vector<Change> changes;
        for (const std::size_t module : m_modules) {
            base::Result<Change> change = finishModule(module);
            if (!change)
                return change.problem();
            if (!change->edits.empty())
                changes.push_back(std::move(change).value());
        }
        numberHunks(changes);
        for (Change &change : changes) {
            for (Edit &edit : change.edits)
                if (edit.reason.empty())
                    edit.reason = reason;
            change.after = mend::apply(*change.before, change.edits);
        }
        return changes;
    }

private:
    std::vector<Edit> editsOf(std::size_t module) const
    {
        std::vector<Edit> edits;
        for (const FileEdits &file : m_draft.files)
            if (file.module == module)
                edits.insert(edits.end(), file.edits.begin(), file.edits.end());
        return edits;
    }

    int newHunk()
    {
        if (m_lastHunk == 0) {
            for (const FileEdits &file : m_draft.files)
                for (const Edit &edit : file.edits)
                    m_lastHunk = std::max(m_lastHunk, edit.hunk);
            for (const Removal &removal : m_draft.removals)
                m_lastHunk = std::max(m_lastHunk, removal.hunk);
        }
        return ++m_lastHunk;
    }

    /// A settings file has no statements and imports.
    base::Result<Change> finishConfig(std::size_t index)
    {
        Change change;
        const python::SourceFile &file =
            python::configs(m_program)[index - m_program.modules().size()];
        change.file = file.name;
        change.before = file.text;
        change.edits = editsOf(index);
        change.repairs = file.repairs;
        change.snippet = file.snippet;
        change.firstLine = file.firstLine;
        change.firstLineKnown = file.firstLineKnown;
        if (auto problem = sortEdits(change.edits))
            return *problem;
        return change;
    }

    base::Result<Change> finishModule(std::size_t module)
    {
        if (module >= m_program.modules().size())
            return finishConfig(module);
        const python::Module &code = m_program.module(module);
        const std::string_view text = code.tree.text();
        std::vector<Edit> edits = editsOf(module);
        std::vector<Removal> statements;
        std::vector<Removal> names;
        for (const Removal &removal : m_draft.removals) {
            if (removal.module == module) {
                const bool name = removal.statement.parent().is("import_statement") ||
                                  removal.statement.parent().is("import_from_statement");
                (name ? names : statements).push_back(removal);
            }
        }
        findOrphans(module, edits, statements, names);
        const auto taken = removeNames(text, names, statements);
        edits.insert(edits.end(), taken.begin(), taken.end());
        const auto added = addImports(m_program, module, requestsOf(module), statements);
        edits.insert(edits.end(), added.begin(), added.end());
        const auto removed = removeStatements(text, statements);
        edits.insert(edits.end(), removed.begin(), removed.end());
        if (auto problem = sortEdits(edits))
            return *problem;
        Change change;
        change.file = code.file.name;
        change.before = std::string(text);
        change.edits = std::move(edits);
        change.repairs = code.file.repairs;
        change.snippet = code.file.snippet;
        change.firstLine = code.file.firstLine;
        change.firstLineKnown = code.file.firstLineKnown;
        return change;
    }

    /// Each imported name once, in a hunk of its own that its users need.
    std::vector<ImportRequest> requestsOf(std::size_t module)
    {
        std::vector<ImportRequest> merged;
        for (const ImportRequest &request : m_draft.imports) {
            if (request.module != module)
                continue;
            auto at = std::find_if(merged.begin(), merged.end(), [&](const ImportRequest &other) {
                return other.from == request.from && other.name == request.name;
            });
            if (at == merged.end()) {
                merged.push_back(request);
                merged.back().hunk = newHunk();
                // Used by one hunk only, the import makes no sense without it.
                m_draft.needs[merged.back().hunk].insert(request.hunk);
                at = merged.end() - 1;
            } else if (!m_draft.needs[at->hunk].count(request.hunk)) {
                m_draft.needs.erase(at->hunk);
            }
            m_draft.needs[request.hunk].insert(at->hunk);
        }
        std::sort(merged.begin(), merged.end(), [](const ImportRequest &a, const ImportRequest &b) {
            return a.from != b.from ? a.from < b.from : a.name < b.name;
        });
        return merged;
    }

    /// Imports whose every use is edited away.
    void findOrphans(std::size_t module, const std::vector<Edit> &edits,
                     const std::vector<Removal> &statements, std::vector<Removal> &names)
    {
        const python::Module &code = m_program.module(module);
        const auto untouchable = [&](const python::Import &import) {
            const auto over = [&](base::TextRange range) {
                return range.overlaps(import.node.range());
            };
            return import.star || import.module == "__future__" ||
                   import.statement.is("future_import_statement") ||
                   std::any_of(edits.begin(), edits.end(),
                               [&](const Edit &e) { return over(e.range); }) ||
                   std::any_of(statements.begin(), statements.end(),
                               [&](const Removal &r) { return over(r.statement.range()); }) ||
                   std::any_of(names.begin(), names.end(),
                               [&](const Removal &r) { return over(r.statement.range()); });
        };
        for (const python::Import &import : code.imports) {
            if (untouchable(import) || usedByNewText(import.bound, module, edits) ||
                exported(code, import))
                continue;
            const std::set<int> hunks = hunksThatRemoveAll(module, import, edits, statements);
            if (hunks.empty())
                continue;
            int hunk = *hunks.begin();
            if (hunks.size() > 1) {
                hunk = newHunk();
                m_draft.needs[hunk].insert(hunks.begin(), hunks.end());
            }
            names.push_back(
                {module, import.node, hunk, "Nothing uses `" + import.bound + "` any more."});
        }
    }

    bool usedByNewText(const std::string &bound, std::size_t module,
                       const std::vector<Edit> &edits) const
    {
        for (const Edit &edit : edits)
            if (containsWord(edit.text, bound))
                return true;
        for (const ImportRequest &request : m_draft.imports)
            if (request.module == module && request.from.empty() && request.name == bound)
                return true;
        return false;
    }

    bool exported(const python::Module &code, const python::Import &import) const
    {
        // A package's __init__ imports for others to import.
        if (code.file.name.ends_with("__init__.py"))
            return true;
        const auto all = code.scopes[0].bindings.find("__all__");
        if (all == code.scopes[0].bindings.end())
            return false;
        for (const python::Binding &binding : all->second)
            if (containsWord(binding.statement.text(), import.bound))
                return true;
        return false;
    }

    std::set<int> hunksThatRemoveAll(std::size_t module, const python::Import &import,
                                     const std::vector<Edit> &edits,
                                     const std::vector<Removal> &statements) const
    {
        std::set<int> hunks;
        for (const syntax::Node use : m_program.references(module, boundIdentifier(import))) {
            if (import.statement.range().contains(use.range()))
                continue;
            int by = 0;
            for (const Edit &edit : edits)
                if (edit.range.contains(use.range()))
                    by = edit.hunk;
            for (const Removal &removal : statements)
                if (removal.statement.range().contains(use.range()))
                    by = removal.hunk;
            if (by == 0)
                return {};
            hunks.insert(by);
        }
        return hunks;
    }

    /// Numbers hunks 1, 2, ... in the order of their first places.
    void numberHunks(std::vector<Change> &changes)
    {
        std::map<int, int> numbers;
        for (const Change &change : changes)
            for (const Edit &edit : change.edits)
                numbers.try_emplace(edit.hunk, static_cast<int>(numbers.size()) + 1);
        for (Change &change : changes) {
            for (Edit &edit : change.edits) {
                const auto needs = m_draft.needs.find(edit.hunk);
                std::set<int> wanted;
                if (needs != m_draft.needs.end())
                    for (const int other : needs->second)
                        if (numbers.count(other))
                            wanted.insert(numbers[other]);
                edit.hunk = numbers[edit.hunk];
                wanted.erase(edit.hunk);
                edit.needs.assign(wanted.begin(), wanted.end());
            }
        }
    }

    const python::Program &m_program;
    Draft m_draft;
    std::set<std::size_t> m_modules;
    int m_lastHunk = 0;
};

} // namespace

base::Result<std::vector<Change>> finish(const python::Program &program, Draft draft,
                                         const std::string &reason)
{
    return Finisher(program, std::move(draft)).run(reason);
}

} // namespace mend
