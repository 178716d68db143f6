#include "app/checks/call_argument.h"
#include "app/checks/sight.h"
#include <algorithm>

namespace checks {

using syntax::Node;

namespace {

struct Given {
    std::size_t positional = 0;
    bool splat = false; ///< `*rest` or `**rest`: what is missing cannot be told
    std::vector<std::pair<std::string_view, Node>> keywords;
};

Given givenTo(const python::Call &call)
{
    Given given;
    for (const Node &argument : call.arguments()) {
        if (argument.is("list_splat") || argument.is("dictionary_splat"))
            given.splat = true;
        else if (argument.is("keyword_argument"))
            given.keywords.emplace_back(argument.field("name").text(), argument);
        else
            ++given.positional;
    }
    return given;
}

void add(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module,
         const python::Call &call, Node place, const std::string &problem,
         const std::string &argument, const std::string &replacement)
{
    CodeFact fact = sight.fact("call-argument", module, place, call.name);
    fact.attributes["problem"] = {problem};
    fact.attributes["argument"] = {argument};
    fact.attributes["replacement"] = {replacement};
    if (place != call.node)
        fact.path.push_back({module, call.node.range(), "in this call"});
    fact.what = problem == "missing"
                    ? std::string(lastPart(call.name)) + "() is called without " + argument
                    : std::string(lastPart(call.name)) + "() takes no " + argument;
    facts.push_back(std::move(fact));
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            const auto *signature =
                call.name.empty() ? nullptr : sight.known().signature(call.name);
            if (!signature)
                continue;
            const Given given = givenTo(call);
            for (const auto &[name, node] : given.keywords) {
                const auto unknown = signature->unknown.find(std::string(name));
                if (unknown != signature->unknown.end())
                    add(sight, facts, m, call, call.node, "unknown-keyword", unknown->first,
                        unknown->second);
            }
            for (const auto &name : signature->required) {
                const auto at =
                    std::find(signature->parameters.begin(), signature->parameters.end(), name);
                const auto index = static_cast<std::size_t>(at - signature->parameters.begin());
                const bool keyword =
                    std::any_of(given.keywords.begin(), given.keywords.end(),
                                [&](const auto &entry) { return entry.first == name; });
                if (!given.splat && !keyword && given.positional <= index)
                    add(sight, facts, m, call, call.node, "missing", name, {});
            }
        }
    }
}

} // namespace

Check callArgument()
{
    return {"call-argument", {"problem", "argument", "replacement"}, run};
}

} // namespace checks
