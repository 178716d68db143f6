#include "app/mend/recipes/call_swap.h"
#include "app/mend/await_edits.h"
#include "app/mend/carry_async.h"
#include "app/mend/places.h"

namespace mend {

namespace {

/// The asynchronous call that takes the same arguments, or empty.
std::string alternativeOf(const python::Program &program, const std::string &name)
{
    for (const knowledge::Library &library : program.knowledge().libraries())
        for (const knowledge::BlockingCall &blocking : library.blocking)
            if (blocking.swap && blocking.name == name)
                return blocking.alternative;
    return {};
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const python::Program &program = input.program;
    const CallPlace place = culprit(program, *input.finding.fact);
    if (!place.call)
        return refusal("the blocking call is not in sight");
    const std::string alternative = alternativeOf(program, place.call->name);
    if (alternative.empty())
        return refusal("no asynchronous call takes the same arguments");
    if (place.call->object.partial)
        return refusal("functools.partial holds the arguments");
    const auto function = functionAt(program, place.module, place.call->node);
    if (!function)
        return refusal("the call stands at module level");
    Drafting drafting(program);
    const int hunk = drafting.hunk();
    CarryOptions options;
    options.reason = "The helper awaits now, so it is a coroutine function.";
    CarryAsync carry(drafting, options);
    if (!program.function(*function).isAsync && program.servesPlainCode(*function))
        return refusal("the helper serves plain code too");
    if (auto problem = carry.plan(*function))
        return *problem;
    if (const std::string why = whyNoAwaitOnceAsync(place.call->node); !why.empty())
        return refusal(why);
    const std::string reason = "`" + place.call->name + "` holds the whole loop; `" + alternative +
                               "` lets others run meanwhile.";
    const std::string name =
        drafting.name(place.module, place.call->node, std::string(moduleOfName(alternative)),
                      std::string(lastName(alternative)), true, hunk, reason);
    if (name.empty())
        return refusal("the file uses that name for something else");
    // Somebody may have awaited the plain call already.
    const bool awaited = outside(place.call->node).parent().is("await");
    if (!awaited)
        listInsteadOfGenerator(drafting, place.module, place.call->node, hunk);
    const bool around = !awaited && bindsTighter(place.call->node);
    drafting.replace(place.module, place.call->callee.range(),
                     (around    ? "(await "
                      : awaited ? ""
                                : "await ") +
                         name,
                     hunk, reason);
    if (around)
        drafting.insert(place.module, place.call->node.range().end, ")", hunk, reason);
    carry.write(hunk);
    return drafting.take();
}

} // namespace

Recipe callSwap()
{
    return {"call-swap", {{"form", {"sleep"}}}, draft};
}

} // namespace mend
