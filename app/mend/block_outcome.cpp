#include "app/mend/block_outcome.h"
#include "app/mend/places.h"
#include "app/mend/thread_call.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

bool nestsScope(Node node)
{
    return node.is("function_definition") || node.is("lambda") || node.is("class_definition");
}

/// Whether a loop inside the statement takes the `break` or `continue`.
bool loopTakes(Node jump, base::TextRange region)
{
    for (Node at = jump.parent(); at && region.contains(at.range()); at = at.parent())
        if (at.is("for_statement") || at.is("while_statement"))
            return true;
    return false;
}

/// Why a node cannot stand in a plain nested function, or empty.
std::string whyNotNested(Node node, base::TextRange region)
{
    if (node.is("await") || node.is("yield") || (node.is("async") && !node.isNamed()))
        return "it awaits in between";
    if (node.is("global_statement") || node.is("nonlocal_statement") || node.is("delete_statement"))
        return "it changes what its names mean";
    if ((node.is("break_statement") || node.is("continue_statement")) && !loopTakes(node, region))
        return "it leaves a loop around it";
    if (node.is("call") && node.field("function").text() == "super")
        return "`super()` works in the method itself only";
    return {};
}

/// Whether control never passes the end of a statement.
bool alwaysLeaves(Node statement)
{
    if (statement.is("return_statement") || statement.is("raise_statement"))
        return true;
    const auto lastOf = [](Node block) {
        Node last;
        for (const Node child : block.namedChildren())
            if (!child.is("comment"))
                last = child;
        return last;
    };
    if (statement.is("with_statement"))
        return alwaysLeaves(lastOf(statement.field("body")));
    if (statement.is("if_statement")) {
        bool otherwise = false;
        for (const Node part : statement.fields("alternative")) {
            const Node body =
                part.is("else_clause") ? part.field("body") : part.field("consequence");
            otherwise = otherwise || part.is("else_clause");
            if (!alwaysLeaves(lastOf(body)))
                return false;
        }
        return otherwise && alwaysLeaves(lastOf(statement.field("consequence")));
    }
    if (statement.is("try_statement")) {
        for (const Node part : statement.namedChildren())
            if (part.is("else_clause"))
                return false;
        if (!alwaysLeaves(lastOf(statement.field("body"))))
            return false;
        for (const Node part : statement.namedChildren()) {
            if (!part.is("except_clause"))
                continue;
            for (const Node block : part.namedChildren())
                if (block.is("block") && !alwaysLeaves(lastOf(block)))
                    return false;
        }
        return true;
    }
    return false;
}

/// Whether a binding is made by the statements themselves whatever happens: at the top of the
/// region, or at the top of a `with` or `try` there.
bool boundForSure(Node target, const std::vector<Node> &statements)
{
    for (Node at = target; at; at = at.parent()) {
        if (std::find(statements.begin(), statements.end(), at) != statements.end())
            return true;
        const Node parent = at.parent();
        const bool plain = parent.is("with_statement") || parent.is("block") ||
                           parent.is("assignment") || parent.is("expression_statement") ||
                           parent.is("pattern_list") || parent.is("tuple_pattern") ||
                           parent.is("as_pattern") || parent.is("with_item") ||
                           parent.is("with_clause") || parent.is("as_pattern_target");
        const bool tried = parent.is("try_statement") && parent.field("body") == at;
        if (!plain && !tried &&
            std::find(statements.begin(), statements.end(), parent) == statements.end())
            return false;
        if (parent.is("if_statement") || parent.is("for_statement") ||
            parent.is("while_statement") || (parent.is("try_statement") && !tried))
            return false;
    }
    return false;
}

class Outcome
{
public:
    Outcome(const python::Program &program, std::size_t module, BlockRegion &region)
        : m_program(program), m_module(module), m_region(region),
          m_function(program.function(region.function))
    {}

    std::optional<base::Problem> run()
    {
        if (auto problem = walkAll())
            return problem;
        if (auto problem = bound())
            return problem;
        return m_region.returns && !m_region.results.empty()
                   ? std::optional(refusal("it both returns and leaves names behind"))
                   : std::nullopt;
    }

private:
    bool inRegion(Node node) const { return m_region.range().contains(node.range()); }

    std::optional<base::Problem> walkAll()
    {
        std::string why;
        bool returns = false;
        for (const Node statement : m_region.statements) {
            syntax::walk(statement, [&](Node node) {
                if (!why.empty())
                    return false;
                why = whyNotNested(node, m_region.range());
                if (node.is("return_statement"))
                    returns = true;
                if (node.is("call") && why.empty())
                    why = whyOnLoop(node);
                if ((node.is("identifier") || node.is("attribute")) && why.empty())
                    why = whyBound(node);
                return !nestsScope(node);
            });
        }
        if (!why.empty())
            return refusal(why);
        const Node last = m_region.statements.back();
        const bool atEnd = last.parent() == m_function.body && last.nextNamedSibling().isNull();
        if (returns && !atEnd && !alwaysLeaves(last))
            return refusal("it returns from the middle of the function");
        m_region.returns = returns;
        return std::nullopt;
    }

    /// Calls that only the loop's own thread may make.
    std::string whyOnLoop(Node node) const
    {
        const python::Call *call = m_program.callAt(m_module, node);
        return call ? needsLoopThread(m_program, *call) : std::string();
    }

    /// Objects of the loop, and of the thread, that were made outside.
    std::string whyBound(Node node) const
    {
        const Node parent = node.parent();
        if (node.is("identifier") && parent.is("attribute") && !(parent.field("object") == node))
            return {};
        if (!boundClass(m_program, m_module, node, "loop").empty() &&
            m_program.object(m_module, node).kind == python::ObjectKind::Instance)
            return "it uses an object of the loop";
        if (boundClass(m_program, m_module, node, "thread").empty())
            return {};
        const python::Object object = m_program.object(m_module, node);
        const bool madeInside =
            object.made && object.made.tree() == node.tree() && inRegion(object.made);
        return object.kind != python::ObjectKind::Instance || madeInside
                   ? std::string()
                   : "it uses an object of another thread";
    }

    std::optional<base::Problem> bound()
    {
        const auto &scope = m_program.module(m_module).scopes[m_function.scope];
        for (const auto &[name, bindings] : scope.bindings) {
            bool inside = false;
            bool sure = false;
            bool outside = false;
            for (const python::Binding &binding : bindings) {
                if (!inRegion(binding.target)) {
                    outside = true;
                    continue;
                }
                inside = true;
                sure = sure || boundForSure(binding.target, m_region.statements);
                if (binding.kind == python::BindingKind::Global ||
                    binding.kind == python::BindingKind::Nonlocal)
                    return refusal("it changes what its names mean");
            }
            if (!inside)
                continue;
            if (outside) {
                m_region.outer.push_back(name);
                continue;
            }
            if (!usedOutside(bindings.front().target))
                continue;
            if (!sure)
                return refusal("`" + name + "` is not always set");
            m_region.results.push_back(name);
        }
        inOrder();
        return std::nullopt;
    }

    bool usedOutside(Node target) const
    {
        const auto uses = m_program.references(m_module, target);
        return std::any_of(uses.begin(), uses.end(), [&](Node use) { return !inRegion(use); });
    }

    /// Results in the order in which they are bound.
    void inOrder()
    {
        const auto &scope = m_program.module(m_module).scopes[m_function.scope];
        std::sort(m_region.results.begin(), m_region.results.end(),
                  [&](const std::string &a, const std::string &b) {
                      return scope.bindings.at(a).front().target.range() <
                             scope.bindings.at(b).front().target.range();
                  });
    }

    const python::Program &m_program;
    std::size_t m_module;
    BlockRegion &m_region;
    const python::Function &m_function;
};

} // namespace

std::optional<base::Problem> findOutcome(const python::Program &program, std::size_t module,
                                         BlockRegion &region)
{
    return Outcome(program, module, region).run();
}

} // namespace mend
