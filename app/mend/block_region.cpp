#include "app/mend/block_region.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_outcome.h"
#include "app/mend/places.h"
#include "app/mend/thread_call.h"
#include <algorithm>

namespace mend {

namespace {

using python::BindingKind;
using syntax::Node;

/// Collects the places that belong together, beginning at one call.
class Spread
{
public:
    Spread(const python::Program &program, std::size_t module, python::FunctionRef function)
        : m_program(program), m_module(module), m_function(function)
    {}

    std::optional<base::Problem> from(Node call)
    {
        m_places.push_back(call);
        if (auto problem = receivers(call))
            return problem;
        if (const Node with = enteredBy(call))
            m_places.push_back(with);
        return made(call);
    }

    const std::vector<Node> &places() const { return m_places; }

private:
    /// The `with` statement whose item a call is (through `closing(...)` too), or null.
    Node enteredBy(Node call) const
    {
        const Node item = call.ancestor("with_item");
        const Node statement = item ? item.ancestor("with_statement") : Node();
        return statement && item.range().contains(call.range()) ? statement : Node();
    }

    /// What a call's result is bound to goes along where that is something opened.
    std::optional<base::Problem> made(Node call)
    {
        const Node whole = outside(call);
        const Node assignment = whole.parent();
        if (!assignment.is("assignment") || !(assignment.field("right") == whole))
            return std::nullopt;
        const Node target = assignment.field("left");
        if (!isOpened(m_program, m_program.object(m_module, call)))
            return std::nullopt;
        if (!target.is("identifier"))
            return refusal("what is opened is kept elsewhere");
        return follow(target);
    }

    /// Names in an expression that stand for something opened in this function.
    std::optional<base::Problem> receivers(Node expression)
    {
        std::vector<Node> names;
        syntax::walk(expression, [&](Node node) {
            if (node.is("identifier"))
                names.push_back(node);
            return !node.is("lambda");
        });
        for (const Node name : names) {
            const Node parent = name.parent();
            if (parent.is("attribute") && !(parent.field("object") == name))
                continue;
            const python::Object object = m_program.object(m_module, name);
            if (!isOpened(m_program, object))
                continue;
            if (auto problem = follow(name))
                return problem;
        }
        return std::nullopt;
    }

    std::optional<base::Problem> follow(Node name)
    {
        if (!m_followed.insert(std::string(name.text())).second)
            return std::nullopt;
        const python::Function &function = m_program.function(m_function);
        const auto bindings = m_program.bindings(m_module, name);
        for (const python::Binding &binding : bindings) {
            const bool here = function.body.range().contains(binding.target.range());
            if (!here || binding.kind == BindingKind::Parameter)
                return refusal("`" + std::string(name.text()) +
                               "` is opened elsewhere and must stay in its thread");
            m_places.push_back(binding.kind == BindingKind::With
                                   ? binding.target.ancestor("with_statement")
                                   : binding.statement);
            if (binding.value)
                if (auto problem = receivers(binding.value))
                    return problem;
        }
        for (const Node use : m_program.references(m_module, name)) {
            m_places.push_back(use);
            if (auto problem = passOn(use))
                return problem;
        }
        return std::nullopt;
    }

    /// What is made of something opened goes along: a cursor of a connection.
    std::optional<base::Problem> passOn(Node use)
    {
        const auto holder = m_program.functionAt(m_module, use);
        if (!holder || *holder != m_function.function)
            return refusal("a nested function uses what is opened");
        const python::Use what = m_program.use(use);
        if (what == python::Use::Returned || what == python::Use::Yielded)
            return refusal("what is opened is handed to the caller");
        for (Node at = use; at && !at.is("block"); at = at.parent()) {
            if (!at.is("assignment"))
                continue;
            const Node right = at.field("right");
            if (!right || !right.range().contains(use.range()) ||
                !isOpened(m_program, m_program.object(m_module, inside(right))))
                break;
            if (!at.field("left").is("identifier"))
                return refusal("what is opened is kept elsewhere");
            return follow(at.field("left"));
        }
        return std::nullopt;
    }

    const python::Program &m_program;
    std::size_t m_module;
    python::FunctionRef m_function;
    std::vector<Node> m_places;
    std::set<std::string> m_followed;
};

/// The statements of the innermost block that hold all places.
std::vector<Node> covering(const std::vector<Node> &places, Node body)
{
    base::TextRange all = places.front().range();
    for (const Node place : places)
        all = {std::min(all.start, place.range().start), std::max(all.end, place.range().end)};
    Node block = body.descendant(all);
    while (block && !block.is("block"))
        block = block.parent();
    std::vector<Node> statements;
    for (const Node child : block.namedChildren())
        if (!child.is("comment") && child.range().end > all.start && child.range().start < all.end)
            statements.push_back(child);
    return statements;
}

} // namespace

bool isOpened(const python::Program &program, const python::Object &object)
{
    if (object.kind != python::ObjectKind::Instance || object.name.empty())
        return false;
    for (const knowledge::Library &library : program.knowledge().libraries()) {
        for (const auto &[type, where] : library.bound)
            if (where == "thread" && globMatches(type, object.name))
                return true;
        for (const std::string &manager : library.syncManagers)
            if (manager == object.name && manager != "threading.Lock" &&
                !manager.ends_with("Response")) // read whole before it is handed out
                return true;
    }
    return false;
}

base::Result<BlockRegion> blockRegion(const python::Program &program, std::size_t module,
                                      const python::Call &call)
{
    const auto function = functionAt(program, module, call.node);
    if (!function || !program.function(*function).isAsync)
        return refusal("no coroutine holds the call");
    Spread spread(program, module, *function);
    if (auto problem = spread.from(call.node))
        return *problem;
    BlockRegion region;
    region.function = *function;
    region.statements = covering(spread.places(), program.function(*function).body);
    if (region.statements.empty())
        return refusal("what belongs together is no run of statements");
    if (auto problem = findOutcome(program, module, region))
        return *problem;
    return region;
}

} // namespace mend
