#include "app/python/analysis.h"
#include "app/python/text.h"

namespace python {

using syntax::Node;

namespace {

bool isContainer(const Node &node)
{
    return node.is("list") || node.is("tuple") || node.is("set") || node.is("dictionary") ||
           node.is("list_comprehension") || node.is("set_comprehension") ||
           node.is("generator_expression") || node.is("dictionary_comprehension") ||
           node.is("expression_list") || node.is("pair") || node.is("list_splat") ||
           node.is("dictionary_splat");
}

bool isTest(const Node &node)
{
    return node.is("not_operator") || node.is("comparison_operator") ||
           node.is("assert_statement") || node.is("if_clause");
}

} // namespace

bool isScheduler(const Facts &facts, const Call &call)
{
    for (const std::string_view known :
         {"asyncio.gather", "asyncio.wait", "asyncio.wait_for", "asyncio.shield",
          "asyncio.as_completed", "asyncio.run", "asyncio.create_task", "asyncio.ensure_future",
          "asyncio.run_coroutine_threadsafe"}) {
        if (call.name == known)
            return true;
    }
    if (facts.library->startsLoop(call.name))
        return true;
    // Names that mean the same on whatever object: a loop or task group that is not in sight.
    const auto callee = call.callee.text();
    for (const std::string_view ending :
         {".create_task", ".ensure_future", ".run_until_complete", ".run_coroutine_threadsafe",
          ".gather", ".enter_async_context"}) {
        if (endsWith(callee, ending))
            return true;
    }
    return false;
}

namespace {

/// The use that a statement or operator directly above makes of the value, if it settles it.
std::optional<Use> settled(const Node &up, const Node &at)
{
    const auto type = up.type();
    if (type == "await")
        return Use::Awaited;
    if (type == "expression_statement")
        return Use::Dropped;
    if (type == "assignment" || type == "augmented_assignment" || type == "default_parameter" ||
        type == "typed_default_parameter")
        return Use::Stored;
    if (type == "return_statement")
        return Use::Returned;
    if (type == "yield")
        return Use::Yielded;
    if (type == "for_statement" || type == "for_in_clause") {
        if (up.field("right") != at)
            return Use::Other;
        return up.child(0).is("async") ? Use::AsyncIterated : Use::Iterated;
    }
    if (type == "attribute")
        return Use::Attribute;
    if (type == "subscript")
        return up.field("value") == at ? Use::Subscript : Use::Other;
    if (type == "if_statement" || type == "while_statement" || type == "elif_clause" || isTest(up))
        return Use::Tested;
    if (type == "lambda")
        return up.field("body") == at ? Use::Returned : Use::Other;
    return std::nullopt;
}

/// Expressions whose value is the one of the part that was asked for.
bool passesOn(const Node &up, const Node &at)
{
    if (up.is("parenthesized_expression") || up.is("as_pattern"))
        return true;
    if (up.is("conditional_expression"))
        return up.namedChild(1) != at;
    if (up.is("boolean_operator"))
        return up.field("right") == at;
    return up.is("named_expression");
}

} // namespace

Use Program::use(Node expression) const
{
    const Facts &facts = m_state->facts;
    const auto module = facts.moduleOf(expression);
    if (!module)
        return Use::Other;
    const ModuleIndex &index = facts.index[*module];
    Node at = expression;
    bool contained = false, named = false;
    // A bound for hostile nesting; real code stays far below.
    for (int step = 0; step < 200; ++step) {
        const Node up = index.table.parent(at);
        if (up.isNull())
            return Use::Other;
        if (passesOn(up, at)) {
            named = named || up.is("named_expression");
        } else if (isContainer(up)) {
            contained = true;
        } else if (up.is("keyword_argument") || up.is("with_clause")) {
            // The call or statement above decides.
        } else if (up.is("with_item")) {
            const Node statement = index.table.ancestor(up, "with_statement");
            return statement.child(0).is("async") ? Use::AsyncWith : Use::With;
        } else if (up.is("call") || up.is("argument_list")) {
            const Node call = up.is("call") ? up : index.table.parent(up);
            if (up.is("call") && up.field("function") == at)
                return contained ? Use::Stored : Use::Called;
            const auto known = index.callOf.find(call.id());
            const bool scheduled = known != index.callOf.end() &&
                                   isScheduler(facts, facts.modules[*module].calls[known->second]);
            return scheduled ? Use::Scheduled : contained ? Use::Stored : Use::Passed;
        } else {
            const auto use = settled(up, at);
            if (named && (!use || *use == Use::Dropped || *use == Use::Other))
                return Use::Stored;
            if (contained && use && *use != Use::Returned && *use != Use::Yielded)
                return Use::Stored;
            return use.value_or(up.is("if_statement") ? Use::Tested : Use::Other);
        }
        at = up;
    }
    return Use::Other;
}

} // namespace python
