#include "app/mend/shared_client.h"
#include "app/mend/client_closing.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

/// The call that makes the object that a fact is about.
const python::Call *makerOf(const python::Program &program, const checks::CodeFact &fact,
                            std::size_t &module)
{
    module = fact.module;
    if (fact.kind == "client-made-at-import")
        return callOf(program, fact.module, fact.node);
    if (fact.path.empty())
        return nullptr;
    module = fact.path.front().module;
    const Node root = program.module(module).tree.root();
    return callOf(program, module, root.descendant(fact.path.front().range));
}

} // namespace

base::Result<SharedClient> sharedClient(const RecipeInput &input)
{
    const python::Program &program = input.program;
    const checks::CodeFact &fact = *input.finding.fact;
    std::size_t module = 0;
    const python::Call *maker = makerOf(program, fact, module);
    if (!maker)
        return refusal("what makes the client is not in sight");
    const auto global = globalOf(program, module, maker->node);
    if (!global)
        return refusal("the client is not kept under a name of the module");
    SharedClient client{*global, program.object(module, maker->node), {}};
    for (const checks::CodeFact &other : input.facts) {
        std::size_t home = 0;
        if (other.kind == "client-closed-per-call" && makerOf(program, other, home) == maker &&
            home == module)
            client.closings.push_back(other);
    }
    return client;
}

std::optional<base::Problem>
replaceUses(Drafting &draft, const SharedClient &client, int hunk, const std::string &reason,
            const std::function<base::Result<std::string>(const GlobalUse &)> &say)
{
    const auto uses = globalUses(draft.program(), client.global);
    if (!uses)
        return uses.problem();
    for (const checks::CodeFact &closing : client.closings) {
        const auto text = [&](Node at) { return say({closing.module, at}); };
        if (auto problem = dropClosing(draft, closing, hunk, reason, text))
            return problem;
    }
    const auto dropped = [&](const GlobalUse &use) {
        return std::any_of(
            client.closings.begin(), client.closings.end(), [&](const checks::CodeFact &closing) {
                const Node item = closingItem(closing);
                const base::TextRange gone = item ? item.range() : closing.node.range();
                return closing.module == use.module && gone.contains(use.node.range());
            });
    };
    for (const GlobalUse &use : *uses) {
        if (dropped(use))
            continue;
        const auto text = say(use);
        if (!text)
            return text.problem();
        draft.replace(use.module, use.node.range(), *text, hunk, reason);
    }
    return std::nullopt;
}

} // namespace mend
