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

/// What is called, and whether that is certain or told by the method's name alone.
struct Callee {
    const std::string &name;
    bool known;
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

/// A method's known signature by its last name, for a receiver that is not in sight. Only a keyword
/// that is known to be wrong tells enough then.
const knowledge::CallSignature *byMethod(const Sight &sight, const python::Call &call,
                                         const Given &given)
{
    if (!call.callee.is("attribute") || call.object.known() || !call.object.root.empty())
        return nullptr;
    const auto method = call.callee.field("attribute").text();
    for (const auto &library : sight.program().knowledge().libraries())
        for (const auto &signature : library.signatures)
            if (lastPart(signature.name) == method)
                for (const auto &[name, node] : given.keywords)
                    if (signature.unknown.count(std::string(name)) > 0)
                        return &signature;
    return nullptr;
}

void add(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module,
         const python::Call &call, const Callee &callee, const std::string &problem,
         const std::string &argument, const std::string &replacement)
{
    CodeFact fact = sight.fact("call-argument", module, call.node, callee.name);
    fact.attributes["receiver"] = {callee.known ? "known" : "unknown"};
    fact.attributes["problem"] = {problem};
    fact.attributes["argument"] = {argument};
    fact.attributes["replacement"] = {replacement};
    fact.what = problem == "missing"
                    ? std::string(lastPart(callee.name)) + "() is called without " + argument
                    : std::string(lastPart(callee.name)) + "() takes no " + argument;
    facts.push_back(std::move(fact));
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            const Given given = givenTo(call);
            const auto *signature =
                call.name.empty() ? nullptr : sight.known().signature(call.name);
            const bool known = signature != nullptr;
            if (!known)
                signature = byMethod(sight, call, given);
            if (!signature)
                continue;
            const std::string &callee = known ? call.name : signature->name;
            for (const auto &[name, node] : given.keywords) {
                const auto unknown = signature->unknown.find(std::string(name));
                if (unknown != signature->unknown.end())
                    add(sight, facts, m, call, {callee, known}, "unknown-keyword", unknown->first,
                        unknown->second);
            }
            if (!known)
                continue;
            for (const auto &name : signature->required) {
                const auto at =
                    std::find(signature->parameters.begin(), signature->parameters.end(), name);
                const auto index = static_cast<std::size_t>(at - signature->parameters.begin());
                const bool keyword =
                    std::any_of(given.keywords.begin(), given.keywords.end(),
                                [&](const auto &entry) { return entry.first == name; });
                if (!given.splat && !keyword && given.positional <= index)
                    add(sight, facts, m, call, {callee, known}, "missing", name, {});
            }
        }
    }
}

} // namespace

Check callArgument()
{
    return {"call-argument", {"problem", "argument", "replacement", "receiver"}, run};
}

} // namespace checks
