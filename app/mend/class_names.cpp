#include "app/mend/class_names.h"
#include "app/mend/places.h"
#include <algorithm>
#include <map>

namespace mend {

namespace {

using syntax::Node;

class Renamer
{
public:
    Renamer(Drafting &draft, std::size_t module, const std::string &from, const std::string &to,
            int hunk, const std::string &reason)
        : m_draft(draft), m_module(module), m_from(from), m_to(to), m_hunk(hunk), m_reason(reason)
    {}

    std::optional<base::Problem> run(const std::vector<Node> &places)
    {
        std::vector<Node> plain;
        for (const Node place : places) {
            if (place.is("attribute")) {
                if (auto problem = dotted(place))
                    return problem;
            } else {
                plain.push_back(place);
            }
        }
        return plain.empty() ? std::nullopt : names(plain);
    }

private:
    /// `openai.OpenAI`: another last name, or another path.
    std::optional<base::Problem> dotted(Node place)
    {
        if (moduleOfName(m_from) == moduleOfName(m_to)) {
            m_draft.replace(m_module, place.field("attribute").range(), std::string(lastName(m_to)),
                            m_hunk, m_reason);
            return std::nullopt;
        }
        const std::string name = m_draft.name(m_module, place, std::string(moduleOfName(m_to)),
                                              std::string(lastName(m_to)), false, m_hunk, m_reason);
        if (name.empty())
            return refusal("`" + std::string(lastName(m_to)) +
                           "` means something else in this file");
        m_draft.replace(m_module, place.range(), name, m_hunk, m_reason);
        return std::nullopt;
    }

    const python::Import *importOf(Node name) const
    {
        for (const python::Import &import : m_draft.program().module(m_module).imports)
            if (import.from && import.bound == name.text())
                return &import;
        return nullptr;
    }

    std::optional<base::Problem> names(const std::vector<Node> &places)
    {
        const python::Program &program = m_draft.program();
        const python::Import *import = importOf(places.front());
        if (!import)
            return refusal("the class is not imported in sight");
        std::size_t others = 0;
        for (const Node use : program.references(m_module, places.front())) {
            const bool ours = std::find(places.begin(), places.end(), use) != places.end();
            if (!ours && !import->statement.range().contains(use.range()))
                ++others;
        }
        const std::string last(lastName(m_to));
        const std::string home(moduleOfName(m_to));
        const bool aliased = import->node.is("aliased_import");
        const bool rename = !aliased && import->bound != last;
        const std::string there = importedAs(program, m_module, places.front(), home, last);
        if (!there.empty()) {
            writeAll(places, there);
            return std::nullopt;
        }
        if (rename && program.isBound(m_module, places.front(), last))
            return refusal("`" + last + "` means something else in this file");
        if (others > 0) {
            if (!rename)
                return refusal("both classes would need the name `" + import->bound + "`");
            writeAll(places,
                     m_draft.name(m_module, places.front(), home, last, false, m_hunk, m_reason));
            return std::nullopt;
        }
        if (rename)
            writeAll(places, last);
        rewriteImport(*import, home, last);
        return std::nullopt;
    }

    void writeAll(const std::vector<Node> &places, const std::string &name)
    {
        for (const Node place : places)
            if (place.text() != name)
                m_draft.replace(m_module, place.range(), name, m_hunk, m_reason);
    }

    void rewriteImport(const python::Import &import, const std::string &home,
                       const std::string &last)
    {
        const bool aliased = import.node.is("aliased_import");
        const Node name = aliased ? import.node.field("name") : import.node;
        const Node module = import.statement.field("module_name");
        const bool alone = import.statement.fields("name").size() == 1;
        if (import.module == home || alone) {
            if (import.module != home)
                m_draft.replace(m_module, module.range(), home, m_hunk, m_reason);
            if (name.text() != last)
                m_draft.replace(m_module, name.range(), last, m_hunk, m_reason);
            return;
        }
        m_draft.eraseStatement(m_module, import.node, m_hunk, m_reason);
        const std::string as = aliased ? " as " + import.bound : std::string();
        m_draft.import({m_module, home, last + as, m_hunk, m_reason});
    }

    Drafting &m_draft;
    std::size_t m_module;
    const std::string &m_from;
    const std::string &m_to;
    int m_hunk;
    const std::string &m_reason;
};

} // namespace

std::optional<base::Problem> renameClass(Drafting &draft,
                                         const std::set<std::pair<std::size_t, Node>> &places,
                                         const std::string &from, const std::string &to, int hunk,
                                         const std::string &reason)
{
    std::map<std::size_t, std::vector<Node>> byModule;
    for (const auto &[module, node] : places)
        byModule[module].push_back(node);
    for (const auto &[module, nodes] : byModule)
        if (auto problem = Renamer(draft, module, from, to, hunk, reason).run(nodes))
            return problem;
    return std::nullopt;
}

} // namespace mend
