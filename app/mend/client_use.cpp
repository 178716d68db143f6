#include "app/mend/client_use.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_edits.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;
using Trouble = std::optional<base::Problem>;

const std::string awaitReason =
    "The asynchronous client's call is awaited; the loop runs others meanwhile.";
const std::string iterateReason =
    "The asynchronous client fetches while it is iterated: `async for`.";

bool isLoop(Node node)
{
    return node.is("for_statement") || node.is("for_in_clause");
}

/// Whether a keyword is given and is not plainly false.
bool given(const python::Call &call, std::string_view keyword)
{
    for (const Node argument : call.arguments())
        if (argument.is("keyword_argument") && argument.field("name").text() == keyword)
            return argument.field("value").text() != "False" &&
                   argument.field("value").text() != "None";
    return false;
}

} // namespace

bool ClientUse::listed(const std::vector<std::string> &methods, const std::string &method) const
{
    // A method's own name counts before the patterns of all three lists.
    const auto named = [&](const std::vector<std::string> &list) {
        return std::find(list.begin(), list.end(), method) != list.end();
    };
    if (named(m_twin.plain) || named(m_twin.iterated) || named(m_twin.awaited))
        return named(methods);
    return std::any_of(methods.begin(), methods.end(),
                       [&](const std::string &pattern) { return globMatches(pattern, method); });
}

Trouble ClientUse::mend()
{
    Node chain = m_client;
    std::string method;
    while (outside(chain).parent().is("attribute") &&
           outside(chain).parent().field("object") == outside(chain)) {
        chain = outside(chain).parent();
        method += (method.empty() ? "" : ".") + std::string(chain.field("attribute").text());
    }
    const Node parent = outside(chain).parent();
    if (!method.empty()) {
        if (parent.is("call") && parent.field("function") == outside(chain))
            return mendCall(parent, method);
        const bool known = listed(m_twin.awaited, method) || listed(m_twin.iterated, method);
        return known ? Trouble(refusal("`" + method + "` is handed on as a function"))
                     : std::nullopt;
    }
    if (const Node item = chain.ancestor("with_item"); item && inside(itemValue(item)) == chain)
        return enter(item);
    if (parent.is("argument_list") || parent.is("keyword_argument"))
        return passedOn(outside(chain));
    if (parent.is("comparison_operator") || parent.is("not_operator") ||
        parent.is("if_statement") || parent.is("boolean_operator") ||
        parent.is("global_statement") || parent.is("nonlocal_statement") ||
        parent.is("delete_statement"))
        return std::nullopt;
    if (parent.is("assignment") && parent.field("right") == outside(chain) &&
        parent.field("left").is("identifier"))
        return m_swap.holder(m_module, parent.field("left"));
    if (parent.is("assignment") && parent.field("right") == outside(chain) &&
        parent.field("left").is("attribute"))
        return m_swap.holder(m_module, parent.field("left"));
    return refusal("the client is handed out of sight");
}

Trouble ClientUse::enter(Node item)
{
    if (const Node name = itemName(item))
        if (auto problem = m_swap.holder(m_module, name))
            return problem;
    return m_swap.enter(m_module, item);
}

Trouble ClientUse::passedOn(Node argument)
{
    const Node holder = argument.parent().is("keyword_argument") ? argument.parent() : argument;
    const Node callNode = holder.parent().parent();
    const python::Call *call = m_draft.program().callAt(m_module, callNode);
    if (!call || !call->target)
        return refusal("the client is handed to something out of sight");
    const python::Function &target = m_draft.program().function(*call->target);
    std::size_t index = 0;
    if (holder.is("keyword_argument")) {
        const std::string_view name = holder.field("name").text();
        while (index < target.parameters.size() && target.parameters[index].name != name)
            ++index;
    } else {
        const auto arguments = call->arguments();
        index = static_cast<std::size_t>(std::find(arguments.begin(), arguments.end(), holder) -
                                         arguments.begin());
        // `self` is not among the arguments.
        if (target.classIndex && !target.parameters.empty() &&
            (target.parameters[0].name == "self" || target.parameters[0].name == "cls"))
            ++index;
    }
    if (index >= target.parameters.size())
        return refusal("the client is handed to a parameter out of sight");
    const python::Parameter &parameter = target.parameters[index];
    Node name = parameter.node;
    if (!name.is("identifier")) {
        name = {};
        syntax::walk(parameter.node, [&](Node node) {
            if (!name && node.is("identifier") && node.text() == parameter.name)
                name = node;
            return !name;
        });
    }
    return name ? m_swap.holder(call->target->module, name)
                : refusal("the parameter is not in sight");
}

/// A name that the twin has no more under the old spelling, as knowledge/libraries has it.
std::string renamedOn(const python::Program &program, const std::string &qualified)
{
    for (const knowledge::Library &library : program.knowledge().libraries())
        for (const knowledge::RenamedName &renamed : library.renamed)
            if (!renamed.replacement.empty() && globMatches(renamed.name, qualified))
                return std::string(lastName(renamed.replacement));
    return {};
}

Trouble ClientUse::mendCall(Node callNode, const std::string &written)
{
    const python::Call *call = m_draft.program().callAt(m_module, callNode);
    if (!call)
        return refusal("the call is not in sight");
    std::string method = written;
    if (const std::string now = renamedOn(m_draft.program(), m_twin.async + "." + written);
        !now.empty()) {
        const std::string home(moduleOfName(written));
        method = home.empty() ? now : home + "." + now;
        m_draft.replace(
            m_module, inside(callNode.field("function")).field("attribute").range(), now, m_hunk,
            "`" + std::string(lastName(written)) + "` does not exist; `" + now + "` does.");
    }
    if (const auto renamed = m_twin.methods.find(written); renamed != m_twin.methods.end()) {
        method = renamed->second;
        const Node chain = inside(callNode.field("function"));
        if (const Node name = chain.field("attribute"); name.text() != lastName(method))
            m_draft.replace(m_module, name.range(), std::string(lastName(method)), m_hunk,
                            "The asynchronous client calls it `" + std::string(lastName(method)) +
                                "`.");
    }
    const auto either = [&](const std::vector<std::string> &methods) {
        return listed(methods, method) || listed(methods, written);
    };
    bool streams = false;
    for (const std::string &rule : m_twin.awaitedIfKeyword) {
        const std::size_t equals = rule.find('=');
        const bool matches = globMatches(rule.substr(0, equals), method);
        streams = streams ||
                  (matches && equals != std::string::npos && given(*call, rule.substr(equals + 1)));
    }
    if (either(m_twin.plain))
        return mendGiven(callNode);
    if (either(m_twin.iterated))
        return mendResult(callNode, 0);
    if (const Node item = callNode.ancestor("with_item");
        item && inside(itemValue(item)) == callNode) {
        const Node with = item.ancestor("with_statement");
        if (with.child(0).is("async"))
            return std::nullopt;
        if (withItems(with).size() > 1)
            return refusal("the `with` statement enters other things too");
        if (auto problem = m_swap.awaitable(m_module, with))
            return problem;
        m_draft.insert(m_module, with.range().start, "async ", m_hunk,
                       "What the asynchronous client opens is entered by `async with`.");
        return std::nullopt;
    }
    if (!either(m_twin.awaited) && !streams)
        return refusal("it is not known what `" + written + "` is on the asynchronous client");
    if (!outside(callNode).parent().is("await")) {
        if (auto problem = m_swap.awaitable(m_module, callNode))
            return problem;
        addAwait(m_draft, m_module, callNode, m_hunk, awaitReason);
    }
    return streams ? mendResult(callNode, 0) : std::nullopt;
}

/// What a plain method gives may be a client itself (`service.get_table_client(...)`), and changes
/// too.
Trouble ClientUse::mendGiven(Node callNode)
{
    const python::Object object = m_draft.program().object(m_module, callNode);
    const knowledge::Twin *twin =
        object.name.empty() ? nullptr : twinOf(m_draft.program(), object.name);
    if (!twin || twin == &m_twin || object.name != twin->sync)
        return std::nullopt;
    const Node chain = outside(callNode).parent();
    if (!chain.is("attribute") || !outside(chain).parent().is("call"))
        return refusal("what `" + std::string(callNode.field("function").text()) +
                       "` gives is a client too");
    return ClientUse(m_swap, m_draft, *twin, m_hunk, m_module, callNode).mend();
}

Trouble ClientUse::mendLoop(Node loop, int depth)
{
    if (!loop.child(0).is("async")) {
        if (auto problem = m_swap.awaitable(m_module, loop))
            return problem;
        m_draft.insert(m_module, loop.range().start, "async ", m_hunk, iterateReason);
    }
    // A page is iterated in its turn.
    const Node item = loop.field("left");
    if (depth == 0 || !item.is("identifier"))
        return std::nullopt;
    for (const Node use : m_draft.program().references(m_module, item)) {
        const Node inner = outside(use).parent();
        if (isLoop(inner) && inner.field("right") == outside(use))
            if (auto problem = mendLoop(inner, 0))
                return problem;
    }
    return std::nullopt;
}

Trouble ClientUse::toComprehension(Node list, Node result)
{
    if (auto problem = m_swap.awaitable(m_module, list))
        return problem;
    m_draft.replace(m_module, {list.range().start, result.range().start},
                    "[item async for item in ", m_hunk, iterateReason);
    m_draft.replace(m_module, {result.range().end, list.range().end}, "]", m_hunk, iterateReason);
    return std::nullopt;
}

Trouble ClientUse::mendResult(Node result, int depth)
{
    const Node whole =
        outside(result).parent().is("await") ? outside(outside(result).parent()) : outside(result);
    const Node parent = whole.parent();
    if (isLoop(parent) && parent.field("right") == whole)
        return mendLoop(parent, depth);
    if (parent.is("attribute") && parent.field("object") == whole && parent.parent().is("call") &&
        parent.field("attribute").text() == "by_page")
        return mendResult(parent.parent(), 1);
    if (parent.is("argument_list") && parent.parent().field("function").text() == "list" &&
        parent.namedChildCount() == 1)
        return toComprehension(parent.parent(), whole);
    if (parent.is("assignment") && parent.field("left").is("identifier") && depth < 2) {
        const Node name = parent.field("left");
        if (m_draft.program().bindings(m_module, name).size() != 1)
            return refusal("the result's name is bound more than once");
        for (const Node use : m_draft.program().references(m_module, name)) {
            if (use == name)
                continue;
            if (auto problem = mendResult(use, depth))
                return problem;
        }
        return std::nullopt;
    }
    return refusal("the result is used in a way that an asynchronous iterator does not allow");
}

} // namespace mend
