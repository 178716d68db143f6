#include "app/mend/recipes/rename_name.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

base::Result<Draft> draft(const RecipeInput &input)
{
    const std::vector<checks::CodeFact> facts = factsFor(input, "absent-name");
    Drafting drafting(input.program);
    for (const checks::CodeFact &fact : facts) {
        const std::string replacement = fact.attribute("replacement");
        const std::string name = fact.attribute("name");
        if (replacement.empty()) {
            if (facts.size() == 1)
                return refusal("nothing replaces the name");
            continue;
        }
        if (moduleOfName(replacement) != moduleOfName(name))
            return refusal("the name lives elsewhere now");
        const int hunk = drafting.hunk();
        const std::string reason = "`" + name + "` does not exist; `" + replacement + "` does.";
        Node node = fact.node;
        if (node.is("type"))
            node = node.namedChild(0);
        if (node.is("call"))
            node = node.field("function");
        const std::string last(lastName(replacement));
        if (node.is("attribute")) {
            drafting.replace(fact.module, node.field("attribute").range(), last, hunk, reason);
            continue;
        }
        // `from m import Old`: the import and, without an alias, every use.
        if (!node.is("identifier") && !node.is("dotted_name"))
            return refusal("the name is not written out there");
        const Node identifier = node.is("dotted_name") ? node.namedChild(0) : node;
        for (const python::Import &import : input.program.module(fact.module).imports) {
            if (!import.from || import.qualified != name)
                continue;
            const Node imported =
                import.node.is("aliased_import") ? import.node.field("name") : import.node;
            drafting.replace(fact.module, imported.range(), last, hunk, reason);
            if (import.node.is("aliased_import"))
                continue;
            for (const Node use : input.program.references(fact.module, identifier))
                if (!import.statement.range().contains(use.range()))
                    drafting.replace(fact.module, use.range(), last, hunk, reason);
        }
    }
    if (drafting.empty())
        return refusal("no name to replace");
    return drafting.take();
}

} // namespace

Recipe renameName()
{
    return {"rename-name", {}, draft};
}

} // namespace mend
