#include "app/mend/task_keeping.h"
#include "app/mend/places.h"
#include "app/mend/source_style.h"
#include <algorithm>

namespace mend {

using syntax::Node;

namespace {

/// A module-level `x = set()` from which done tasks are taken.
std::string setInSight(const python::Program &program, std::size_t module)
{
    const python::Module &code = program.module(module);
    for (const auto &[name, bindings] : code.scopes[0].bindings) {
        if (bindings.size() != 1 || bindings[0].kind != python::BindingKind::Assignment)
            continue;
        const Node value = bindings[0].value;
        if (!value.is("call") || value.field("function").text() != "set")
            continue;
        for (const Node use : program.references(module, bindings[0].target)) {
            const Node attribute = use.parent();
            if (attribute.is("attribute") && attribute.field("attribute").text() == "discard" &&
                attribute.parent().is("argument_list"))
                return name;
        }
    }
    return {};
}

/// A name that holds nothing but tasks on their way into the set.
bool holdsKeptTasksOnly(const python::Program &program, std::size_t module,
                        const std::vector<python::Binding> &bindings)
{
    for (const python::Binding &binding : bindings) {
        const python::Call *call = callOf(program, module, binding.value);
        if (binding.kind != python::BindingKind::Assignment || !call ||
            !(call->name.ends_with(".create_task") || call->name.ends_with(".ensure_future")))
            return false;
    }
    if (bindings.empty())
        return false;
    for (const Node use : program.references(module, bindings.front().target)) {
        const Node parent = use.parent();
        const bool added = parent.is("argument_list") &&
                           parent.parent().field("function").text().ends_with(".add");
        const bool watched =
            parent.is("attribute") && parent.field("attribute").text() == "add_done_callback";
        const bool bound = std::any_of(bindings.begin(), bindings.end(),
                                       [&](const auto &one) { return one.target == use; });
        if (!added && !watched && !bound)
            return false;
    }
    return true;
}

std::string freeName(const python::Program &program, std::size_t module, Node at,
                     std::initializer_list<const char *> names)
{
    const python::Module &code = program.module(module);
    std::size_t scope = program.scopeAt(module, at);
    while (scope && code.scopes[scope].kind == python::ScopeKind::Comprehension)
        scope = code.scopes[scope].parent;
    for (const char *name : names) {
        const auto own = code.scopes[scope].bindings.find(name);
        if (own != code.scopes[scope].bindings.end()) {
            if (holdsKeptTasksOnly(program, module, own->second))
                return name;
            continue;
        }
        if (!program.isBound(module, at, name))
            return name;
    }
    std::string name = *(names.end() - 1);
    for (int number = 2;; ++number) {
        const std::string numbered = name + "_" + std::to_string(number);
        if (!program.isBound(module, at, numbered))
            return numbered;
    }
}

bool isImport(Node node)
{
    return node.is("import_statement") || node.is("import_from_statement") ||
           node.is("future_import_statement");
}

/// `try: import x` and `if TYPE_CHECKING: from x import y` belong to the imports.
bool isGuardedImport(Node node)
{
    if (!node.is("try_statement") && !node.is("if_statement"))
        return false;
    const Node body = node.is("if_statement") ? node.field("consequence") : node.field("body");
    return body.namedChildCount() > 0 && isImport(body.namedChild(0));
}

bool isDocstring(Node node)
{
    return node.is("expression_statement") && node.namedChild(0).is("string");
}

} // namespace

void insertAtTop(Drafting &draft, std::size_t module, const std::string &line, int hunk,
                 const std::string &reason)
{
    const auto &tree = draft.program().module(module).tree;
    const std::string_view text = draft.text(module);
    const std::string newline = sourceStyle(tree).newline;
    Node last;
    Node next;
    for (const Node child : tree.root().namedChildren()) {
        if (child.is("comment"))
            continue;
        if (isImport(child) || isGuardedImport(child) || (!last && isDocstring(child))) {
            last = child;
            continue;
        }
        next = child;
        break;
    }
    if (!last) {
        const std::size_t at = next ? lineStart(text, next.range().start) : byteOrderMark(text);
        draft.insert(module, at, line + newline + newline + newline, hunk, reason);
        return;
    }
    const std::size_t end = lineEnd(text, last.range().end);
    // Of what follows, another plain assignment keeps its place one blank line below the imports.
    const bool missing = end == last.range().end;
    const std::string before = (missing ? newline : std::string()) + newline;
    const bool glued = next && lineStart(text, next.range().start) == end;
    draft.insert(module, end, before + line + newline + (glued ? newline : std::string()), hunk,
                 reason);
}

TaskKeeping taskKeeping(Drafting &draft, std::size_t module, Node at, int hunk)
{
    const python::Program &program = draft.program();
    TaskKeeping keeping;
    keeping.task = freeName(program, module, at, {"task", "background_task", "kept_task"});
    keeping.set = setInSight(program, module);
    if (!keeping.set.empty())
        return keeping;
    keeping.set = freeName(program, module, at,
                           {"background_tasks", "running_tasks", "kept_background_tasks"});
    insertAtTop(draft, module, keeping.set + " = set()", hunk,
                "The loop itself holds its tasks weakly; this set holds them until they are done.");
    return keeping;
}

std::string keepingLines(const TaskKeeping &keeping, const std::string &task,
                         const std::string &newline, const std::string &indent)
{
    return newline + indent + keeping.set + ".add(" + task + ")" + newline + indent + task +
           ".add_done_callback(" + keeping.set + ".discard)";
}

} // namespace mend
