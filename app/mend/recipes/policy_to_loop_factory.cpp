#include "app/mend/recipes/policy_to_loop_factory.h"
#include "app/mend/argument_edits.h"
#include "app/mend/await_edits.h"
#include "app/mend/nested_run.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

/// The factory that makes what the policy would make; "" for the default loop, nullopt where the
/// policy is not one of those known.
struct Factory {
    std::string from;
    std::string name;
};

std::optional<Factory> factoryOf(const std::string &policy)
{
    const std::string_view last = lastName(policy);
    if (policy == "uvloop.EventLoopPolicy")
        return Factory{"uvloop", "new_event_loop"};
    if (last == "WindowsSelectorEventLoopPolicy")
        return Factory{"asyncio", "SelectorEventLoop"};
    if (last == "DefaultEventLoopPolicy" || last == "WindowsProactorEventLoopPolicy")
        return Factory{};
    return std::nullopt;
}

/// The policy that a call sets; empty where it sets none.
std::string policySet(const python::Program &program, std::size_t module, const python::Call &call)
{
    if (call.name == "uvloop.install")
        return "uvloop.EventLoopPolicy";
    if (call.name != "asyncio.set_event_loop_policy")
        return {};
    const Node argument = call.argument(0, "policy");
    const python::Call *made = argument ? program.callAt(module, inside(argument)) : nullptr;
    if (!made)
        return {};
    return made->name.empty() ? std::string(made->callee.text()) : made->name;
}

bool testsForWindows(Node condition)
{
    const std::string_view text = condition.text();
    const bool names = text.find("sys.platform") != std::string_view::npos ||
                       text.find("os.name") != std::string_view::npos ||
                       text.find("platform.system()") != std::string_view::npos;
    const bool windows = text.find("win32") != std::string_view::npos ||
                         text.find("\"nt\"") != std::string_view::npos ||
                         text.find("'nt'") != std::string_view::npos ||
                         text.find("Windows") != std::string_view::npos ||
                         text.find("\"win\"") != std::string_view::npos ||
                         text.find("'win'") != std::string_view::npos;
    const bool plain = text.find(" and ") == std::string_view::npos &&
                       text.find(" or ") == std::string_view::npos &&
                       text.find("!=") == std::string_view::npos && !text.starts_with("not ");
    return names && windows && plain;
}

/// What goes with the call: its statement, or the whole `if` that tests for Windows and holds
/// nothing else. Null where the call stands under another condition.
Node removable(Node statement, const Factory &factory)
{
    const Node block = statement.parent();
    const Node holder = block.parent();
    if (block.is("module") || holder.is("function_definition"))
        return statement;
    if (!holder.is("if_statement"))
        return {};
    const std::string_view condition = holder.field("condition").text();
    if (condition.find("__name__") != std::string_view::npos)
        return statement;
    // Elsewhere SelectorEventLoop is the default anyway, so the test falls with the policy.
    const bool same = factory.name.empty() || factory.from == "asyncio";
    if (!same || !testsForWindows(holder.field("condition")))
        return {};
    std::size_t statements = 0;
    for (const Node child : block.namedChildren())
        statements += child.is("comment") ? 0 : 1;
    if (holder.field("alternative") || statements != 1)
        return {};
    return removable(holder, factory);
}

struct Runs {
    std::vector<std::pair<std::size_t, const python::Call *>> run;
    std::string other; ///< something else that makes a loop
};

Runs runsOf(const python::Program &program)
{
    static constexpr std::string_view makers[] = {
        "asyncio.new_event_loop",        "asyncio.get_event_loop",
        "asyncio.get_event_loop_policy", "asyncio.AbstractEventLoop.run_until_complete",
        "asyncio.set_event_loop",        "asyncio.AbstractEventLoop.run_forever"};
    Runs runs;
    for (std::size_t m = 0; m < program.modules().size(); ++m) {
        for (const python::Call &call : program.module(m).calls) {
            if (call.name == "asyncio.run" || call.name == "asyncio.Runner") {
                runs.run.push_back({m, &call});
                continue;
            }
            const bool maker =
                std::find(std::begin(makers), std::end(makers), call.name) != std::end(makers) ||
                (startsLoop(program, call) && call.name != "asyncio.Runner.run");
            if (maker && runs.other.empty())
                runs.other = call.name;
        }
    }
    return runs;
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const python::Program &program = input.program;
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Call *set = callOf(program, fact.module, fact.node);
    for (Node at = fact.node; at && (!set || policySet(program, fact.module, *set).empty());
         at = at.parent())
        set = at.is("call") ? program.callAt(fact.module, at) : nullptr;
    if (!set)
        return refusal("no call sets a policy there");
    const auto factory = factoryOf(policySet(program, fact.module, *set));
    if (!factory)
        return refusal("the policy is not one whose loop is known");
    const Node statement = statementOf(set->node);
    if (!statement.is("expression_statement") || !(statement.namedChild(0) == set->node))
        return refusal("the call's result is used");
    const Node goes = removable(statement, *factory);
    if (!goes)
        return refusal("the policy is set under a condition");
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    if (!factory->name.empty()) {
        const Runs runs = runsOf(program);
        if (!runs.other.empty())
            return refusal("`" + runs.other + "` goes by the policy too");
        if (runs.run.empty())
            return refusal("what starts the loop is not in sight");
        const std::string reason =
            "The loop's class is given to what starts it; there is no policy to set.";
        for (const auto &[module, run] : runs.run) {
            if (keywordOf(run->node, "loop_factory"))
                return refusal("a loop_factory is given already");
            const std::string name =
                drafting.name(module, run->node, factory->from, factory->name, true, hunk, reason);
            if (name.empty() ||
                !addKeyword(drafting, module, run->node, "loop_factory=" + name, hunk, reason))
                return refusal("the file uses `" + factory->from + "` for something else");
        }
    }
    drafting.eraseStatement(fact.module, goes, hunk,
                            factory->name.empty()
                                ? "This is the default loop; nothing has to be set for it."
                                : "Policies are deprecated; the loop's class is given where the "
                                  "loop is started.");
    return drafting.take();
}

} // namespace

Recipe policyToLoopFactory()
{
    return {"policy-to-loop-factory", {}, draft};
}

} // namespace mend
