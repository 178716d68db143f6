#include "app/mend/recipes/rename_name.h"
#include "app/mend/await_edits.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

/// The name lives in another module, or no longer in a class, now.
std::optional<base::Problem> moved(Drafting &drafting, const checks::CodeFact &fact,
                                   const std::string &replacement, int hunk,
                                   const std::string &reason)
{
    const std::string from(moduleOfName(replacement));
    const std::string last(lastName(replacement));
    if (from.empty())
        return refusal("the name lives elsewhere now");
    const auto write = [&](Node place) -> std::optional<base::Problem> {
        const std::string now = drafting.name(fact.module, place, from, last, true, hunk, reason);
        if (now.empty())
            return refusal("`" + from + "` means something else in this file");
        drafting.replace(fact.module, place.range(), now, hunk, reason);
        return std::nullopt;
    };
    if (fact.node.is("attribute"))
        return write(fact.node);
    // `from asyncio import iscoroutinefunction`: its uses say the new name, and the import goes.
    for (const python::Import &import : drafting.program().module(fact.module).imports) {
        if (!import.from || !(import.node == fact.node) || import.node.is("aliased_import"))
            continue;
        const Node bound = import.node.is("dotted_name") ? import.node.namedChild(0) : import.node;
        for (const Node use : drafting.program().references(fact.module, bound)) {
            if (import.statement.range().contains(use.range()))
                continue;
            if (auto problem = write(use))
                return problem;
        }
        return std::nullopt;
    }
    return refusal("the name lives elsewhere now");
}

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
        const int hunk = drafting.hunk();
        const std::string reason = "`" + name + "` does not exist; `" + replacement + "` does.";
        if (moduleOfName(replacement) != moduleOfName(name)) {
            if (auto problem = moved(drafting, fact, replacement, hunk, reason))
                return *problem;
            continue;
        }
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
