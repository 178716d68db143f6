#include "app/mend/carry_async.h"
#include "app/mend/gates.h"
#include <algorithm>

namespace mend::gates {

namespace {

using python::FunctionRef;
using python::Use;

bool followsCoroutine(Use use)
{
    return use == Use::Awaited || use == Use::Scheduled || use == Use::Returned ||
           use == Use::AsyncIterated || use == Use::AsyncWith;
}

Verdict usesFollow(const Comparison &states, FunctionRef ref, bool isAsync)
{
    const python::Program &program = states.after.program;
    const python::Function &function = program.function(ref);
    const std::string name = "`" + function.name + "`";
    for (const python::CallSite &site : program.callers(ref)) {
        const python::Call &call = program.module(site.module).calls[site.call];
        if (isAsync && !followsCoroutine(call.use))
            return Refusal{"colour", name + " became async, and a call of it is not awaited"};
        if (!isAsync && (call.use == Use::Awaited || call.use == Use::Scheduled))
            return Refusal{"colour", name + " ceased to be async, and a call of it is awaited"};
    }
    if (isAsync && !frameworkAwaits(function)) {
        for (const auto &[module, node] : program.mentions(ref))
            if (!node.ancestor("import_from_statement") && !node.ancestor("import_statement"))
                return Refusal{"colour", name + " became async, and it is handed on as a function"};
    }
    return std::nullopt;
}

Verdict parametersFollow(const Comparison &states, FunctionRef now, FunctionRef then)
{
    const python::Function &after = states.after.program.function(now);
    const python::Function &before = states.before.program.function(then);
    const auto names = [](const python::Function &function) {
        std::vector<std::string> list;
        for (const python::Parameter &parameter : function.parameters)
            list.push_back(parameter.name);
        return list;
    };
    if (names(after) == names(before))
        return std::nullopt;
    std::size_t required = 0;
    for (const python::Parameter &parameter : after.parameters)
        required += parameter.defaultValue || parameter.node.is("list_splat_pattern") ||
                            parameter.node.is("dictionary_splat_pattern")
                        ? 0
                        : 1;
    for (const python::CallSite &site : states.after.program.callers(now)) {
        const python::Call &call = states.after.program.module(site.module).calls[site.call];
        const std::size_t self = after.classIndex ? 1 : 0;
        if (call.arguments().size() + self < required ||
            call.arguments().size() > after.parameters.size())
            return Refusal{"colour",
                           "`" + after.name + "` changed its parameters, and a call of it did not"};
    }
    return std::nullopt;
}

bool tellsColour(const std::string &kind)
{
    static const std::set<std::string> kinds = {
        "dropped-coroutine",           "coroutine-as-value",          "plain-result-awaited",
        "sync-object-in-async-syntax", "async-object-in-sync-syntax", "coroutine-awaited-twice"};
    return kinds.count(kind) > 0;
}

Verdict objectsFollow(const Comparison &states)
{
    for (const checks::CodeFact &now : states.after.facts) {
        if (!tellsColour(now.kind))
            continue;
        const base::TextRange place = states.toBefore(now.module, now.range);
        const bool old = std::any_of(states.before.facts.begin(), states.before.facts.end(),
                                     [&](const checks::CodeFact &then) {
                                         return then.kind == now.kind &&
                                                then.module == now.module &&
                                                touch(then.range, place);
                                     });
        if (!old)
            return Refusal{"colour", now.what};
    }
    return std::nullopt;
}

} // namespace

Verdict colour(const Comparison &states)
{
    for (std::size_t module = 0; module < states.after.program.modules().size(); ++module) {
        const python::Module &after = states.after.program.module(module);
        const python::Module &before = states.before.program.module(module);
        for (const auto &[now, then] : pairFunctions(before, after)) {
            const bool isAsync = after.functions[now].isAsync;
            if (isAsync != before.functions[then].isAsync)
                if (auto refusal = usesFollow(states, {module, now}, isAsync))
                    return refusal;
            if (auto refusal = parametersFollow(states, {module, now}, {module, then}))
                return refusal;
        }
    }
    return objectsFollow(states);
}

} // namespace mend::gates
