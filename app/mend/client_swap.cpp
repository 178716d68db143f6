#include "app/mend/client_swap.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_edits.h"
#include "app/mend/class_names.h"
#include "app/mend/client_use.h"
#include "app/mend/credential_swap.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;
using Trouble = std::optional<base::Problem>;

/// The first expression of a chain of attributes, calls and subscripts; `self.x` counts as one.
Node chainRoot(Node expression)
{
    Node at = inside(expression);
    while (true) {
        if (at.is("await")) {
            at = inside(at.namedChild(0));
        } else if (at.is("call")) {
            const Node callee = inside(at.field("function"));
            if (!callee.is("attribute"))
                return at;
            at = callee;
        } else if (at.is("attribute")) {
            const Node object = inside(at.field("object"));
            if (object.is("identifier") && (object.text() == "self" || object.text() == "cls"))
                return at;
            at = object;
        } else {
            return at;
        }
    }
}

CarryOptions carryOptions()
{
    CarryOptions options;
    options.reason = "It uses the asynchronous client, so it is a coroutine function.";
    return options;
}

Node parameterOf(Node name)
{
    for (Node at = name.parent(); at && !at.is("function_definition"); at = at.parent())
        if (at.parent().is("parameters"))
            return at;
    return name.parent().is("parameters") ? name : Node();
}

} // namespace

const knowledge::Twin *twinOf(const python::Program &program, std::string_view qualified)
{
    const knowledge::Twin *best = nullptr;
    for (const knowledge::Library &library : program.knowledge().libraries())
        for (const knowledge::Twin &twin : library.twins)
            if ((qualified == twin.sync || qualified.starts_with(twin.sync + ".")) &&
                (!best || twin.sync.size() > best->sync.size()))
                best = &twin;
    return best;
}

const knowledge::Twin *twinOfRoot(const python::Program &program, std::size_t module,
                                  Node expression)
{
    const python::Object object = program.object(module, chainRoot(expression));
    const knowledge::Twin *twin =
        object.kind == python::ObjectKind::Instance ? twinOf(program, object.name) : nullptr;
    return twin && object.name == twin->sync ? twin : nullptr;
}

ClientSwap::ClientSwap(Drafting &draft, const knowledge::Twin &twin)
    : m_draft(draft), m_twin(twin), m_hunk(draft.hunk()), m_carry(draft, carryOptions())
{}

bool ClientSwap::covers(std::size_t module, Node expression) const
{
    return m_seen.count({module, chainRoot(expression)}) > 0;
}

Trouble ClientSwap::awaitable(std::size_t module, Node node)
{
    if (const std::string why = whyNoAwaitOnceAsync(node); !why.empty())
        return refusal(why);
    if (m_draft.program().canAwaitAt(module, node))
        return std::nullopt;
    const auto function = functionAt(m_draft.program(), module, node);
    if (!function)
        return refusal("the client is used at module level");
    return m_carry.plan(*function);
}

Trouble ClientSwap::from(std::size_t module, Node expression)
{
    // A function's twin is a method of a client that somebody must make, keep and close.
    if (m_twin.awaited == std::vector<std::string>{""} ||
        m_twin.plain == std::vector<std::string>{""})
        return refusal("no client is in sight that could be swapped");
    // A class that is called is a client made on the spot: `OpenAI().chat...`.
    const Node root = chainRoot(expression);
    for (Node at = inside(expression); at;
         at = inside(at.is("call") ? at.field("function") : at.field("object"))) {
        const python::Call *call = at.is("call") ? m_draft.program().callAt(module, at) : nullptr;
        if (call && (call->name == m_twin.sync || call->name.starts_with(m_twin.sync + ".from_"))) {
            if (auto problem = construction(module, at))
                return problem;
            return use(module, at);
        }
        if (!at.is("call") && !at.is("attribute"))
            break;
    }
    return holder(module, root);
}

Trouble ClientSwap::holder(std::size_t module, Node expression)
{
    const Node root = inside(expression);
    if (root.is("identifier"))
        return nameHolder(module, root);
    if (root.is("attribute"))
        return attributeHolder(module, root);
    return refusal("what holds the client is not in sight");
}

Trouble ClientSwap::nameHolder(std::size_t module, Node name)
{
    if (m_seen.count({module, name}))
        return std::nullopt;
    const std::vector<Node> uses = m_draft.program().references(module, name);
    if (uses.empty())
        return refusal("what holds the client is not in sight");
    std::vector<Node> fresh;
    for (const Node use : uses)
        if (m_seen.insert({module, use}).second)
            fresh.push_back(use);
    for (const Node use : fresh)
        if (auto problem = reference(module, use))
            return problem;
    return elsewhere(module, name);
}

/// The same variable, seen from the files that import it.
Trouble ClientSwap::elsewhere(std::size_t module, Node name)
{
    const python::Program &program = m_draft.program();
    const auto bindings = program.bindings(module, name);
    if (bindings.empty() || program.scopeAt(module, bindings[0].target) != 0)
        return std::nullopt;
    const std::string qualified = program.module(module).name + "." + std::string(name.text());
    for (std::size_t other = 0; other < program.modules().size(); ++other) {
        if (other == module)
            continue;
        for (const python::Import &import : program.module(other).imports) {
            if (import.qualified != qualified)
                continue;
            const Node alias = import.node.field("alias");
            const Node bound = alias                           ? alias
                               : import.node.is("dotted_name") ? import.node.namedChild(0)
                                                               : import.node;
            if (auto problem = nameHolder(other, bound))
                return problem;
        }
        std::vector<Node> dotted;
        syntax::walk(program.module(other).tree.root(), [&](Node node) {
            if (node.is("attribute") && node.field("attribute").text() == name.text() &&
                program.qualifiedName(other, node) == qualified)
                dotted.push_back(node);
            return true;
        });
        for (const Node node : dotted)
            if (m_seen.insert({other, node}).second)
                if (auto problem = use(other, node))
                    return problem;
    }
    return std::nullopt;
}

Trouble ClientSwap::reference(std::size_t module, Node place)
{
    const Node parent = place.parent();
    if (parent.is("assignment") && parent.field("left") == place) {
        if (const Node type = parent.field("type"))
            if (auto problem = annotation(module, type))
                return problem;
        return parent.field("right") ? madeBy(module, parent.field("right")) : std::nullopt;
    }
    if (const Node item = place.ancestor("with_item"); item && itemName(item) == place)
        return enter(module, item);
    if (parameterOf(place) && place.ancestor("parameters"))
        return parameter(module, place);
    if (const Node statement = place.ancestor("import_from_statement")) {
        const auto bindings = m_draft.program().bindings(module, place);
        for (std::size_t other = 0; other < m_draft.program().modules().size(); ++other) {
            const python::Module &home = m_draft.program().module(other);
            const std::string qualified = bindings.empty() ? std::string() : bindings[0].qualified;
            if (qualified.empty() || moduleOfName(qualified) != home.name)
                continue;
            const auto found = home.scopes[0].bindings.find(std::string(lastName(qualified)));
            if (found != home.scopes[0].bindings.end())
                return nameHolder(other, found->second.front().target);
        }
        return refusal("the client is made in a file that is not in sight");
    }
    if (parent.is("global_statement") || parent.is("nonlocal_statement"))
        return std::nullopt;
    return use(module, place);
}

Trouble ClientSwap::parameter(std::size_t module, Node name)
{
    const python::Program &program = m_draft.program();
    const Node node = parameterOf(name);
    const Node type = node.field("type");
    const Node value = node.field("value");
    if (value && !value.is("none"))
        return refusal("the client comes from a default value");
    if (type) {
        if (auto problem = annotation(module, type))
            return problem;
    }
    // What is handed in must be swapped along.
    const auto function = functionAt(program, module, node.parent().parent().field("body"));
    if (!function)
        return refusal("the parameter's function is not in sight");
    const python::Function &target = program.function(*function);
    if (target.endpoint)
        return refusal("the framework hands the client in");
    std::size_t index = 0;
    while (index < target.parameters.size() && target.parameters[index].name != name.text())
        ++index;
    const bool method = target.classIndex && !target.parameters.empty() &&
                        (target.parameters[0].name == "self" || target.parameters[0].name == "cls");
    for (const python::CallSite &site : program.callers(*function)) {
        const python::Call &call = program.module(site.module).calls[site.call];
        const Node argument = call.argument(index - (method ? 1 : 0), name.text());
        if (!argument)
            continue;
        const Node handed = inside(argument);
        if (handed.is("call") && program.callAt(site.module, handed)) {
            if (auto problem = madeBy(site.module, handed))
                return problem;
        } else if (auto problem = holder(site.module, handed)) {
            return problem;
        }
    }
    return std::nullopt;
}

Trouble ClientSwap::attributeHolder(std::size_t module, Node attribute)
{
    const python::Program &program = m_draft.program();
    const std::string name(attribute.field("attribute").text());
    const Node owner = attribute.ancestor("class_definition");
    if (!owner || attribute.field("object").text() != "self")
        return refusal("what holds the client is not in sight");
    std::vector<Node> uses;
    bool unknown = false;
    for (std::size_t other = 0; other < program.modules().size(); ++other) {
        syntax::walk(program.module(other).tree.root(), [&](Node node) {
            if (!node.is("attribute") || node.field("attribute").text() != name)
                return true;
            const bool own = other == module && owner.range().contains(node.range()) &&
                             node.field("object").text() == "self";
            if (own)
                uses.push_back(node);
            else
                unknown = unknown || program.object(other, node).name == m_twin.sync;
            return true;
        });
    }
    if (unknown)
        return refusal("the client is used from outside its class");
    for (const Node use : uses) {
        if (!m_seen.insert({module, use}).second)
            continue;
        const Node parent = use.parent();
        const bool target = parent.is("assignment") && parent.field("left") == use;
        if (target && parent.field("type"))
            if (auto problem = annotation(module, parent.field("type")))
                return problem;
        if (auto problem = target ? madeBy(module, parent.field("right")) : this->use(module, use))
            return problem;
    }
    return std::nullopt;
}

Trouble ClientSwap::madeBy(std::size_t module, Node value)
{
    const Node made = inside(value);
    if (made.isNull() || made.is("none"))
        return std::nullopt;
    if (made.is("identifier") || made.is("attribute"))
        return holder(module, made);
    if (made.is("call"))
        return construction(module, made);
    return refusal("what makes the client is not in sight");
}

Trouble ClientSwap::enter(std::size_t module, Node item)
{
    if (auto problem = madeBy(module, itemValue(item)))
        return problem;
    const Node with = item.ancestor("with_statement");
    if (with.child(0).is("async"))
        return std::nullopt;
    if (withItems(with).size() > 1)
        return refusal("the `with` statement enters other things too");
    if (auto problem = awaitable(module, with))
        return problem;
    m_draft.insert(module, with.range().start, "async ", m_hunk,
                   "The asynchronous client is opened and closed by coroutines: `async with`.");
    return std::nullopt;
}

Trouble ClientSwap::construction(std::size_t module, Node callNode)
{
    if (!m_seen.insert({module, callNode}).second)
        return std::nullopt;
    const python::Call *call = m_draft.program().callAt(module, callNode);
    if (!call)
        return refusal("what makes the client is not in sight");
    Node name = call->callee;
    if (call->name != m_twin.sync) {
        // A factory: the class stands before the dot.
        const bool factory = call->name.starts_with(m_twin.sync + ".") && name.is("attribute");
        if (!factory)
            return refusal("what makes the client is not known");
        name = inside(name.field("object"));
    }
    if (m_twin.loopBound == "loop" && !call->function)
        return refusal("the asynchronous client must be made on a running loop");
    m_names.insert({module, name});
    m_draft.install(m_twin.install);
    return swapCredentials(m_draft, module, callNode, m_twin.credential, m_hunk);
}

Trouble ClientSwap::annotation(std::size_t module, Node type)
{
    Trouble problem;
    syntax::walk(type, [&](Node node) {
        if (!node.is("identifier") && !node.is("attribute"))
            return !node.is("string");
        if (m_draft.program().qualifiedName(module, node) == m_twin.sync) {
            m_names.insert({module, node});
            return false;
        }
        return true;
    });
    return problem;
}

Trouble ClientSwap::use(std::size_t module, Node expression)
{
    return ClientUse(*this, m_draft, m_twin, m_hunk, module, expression).mend();
}

Trouble ClientSwap::finish()
{
    if (m_names.empty())
        return refusal("what makes the client is not in sight");
    const std::string last(lastName(m_twin.async));
    if (auto problem = renameClass(m_draft, m_names, m_twin.sync, m_twin.async, m_hunk,
                                   "`" + m_twin.async + "` is the asynchronous twin of `" +
                                       m_twin.sync + "`."))
        return problem;
    m_carry.write(m_hunk);
    return std::nullopt;
}

} // namespace mend
