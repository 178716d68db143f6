#include "app/mend/gates.h"
#include <algorithm>

namespace mend::gates {

namespace {

using syntax::Node;

/// Whether an identifier is looked up as a name (not an attribute, keyword or part of an import).
bool isLookup(Node node)
{
    const Node parent = node.parent();
    if (parent.is("attribute"))
        return parent.field("object") == node;
    if (parent.is("keyword_argument"))
        return parent.field("value") == node;
    if (parent.is("dotted_name") || parent.is("aliased_import") ||
        parent.is("import_from_statement") || parent.is("relative_import") ||
        parent.is("keyword_pattern") || parent.is("class_pattern"))
        return false;
    return !node.ancestor("dotted_name");
}

std::set<std::string> unbound(const python::Program &program, std::size_t module)
{
    std::set<std::string> names;
    syntax::walk(program.module(module).tree.root(), [&](Node node) {
        if (node.is("identifier") && isLookup(node)) {
            const std::string name(node.text());
            if (!names.count(name) && !program.isBound(module, node, name))
                names.insert(name);
        }
        return true;
    });
    return names;
}

Node boundIdentifier(const python::Import &import)
{
    if (const Node alias = import.node.field("alias"))
        return alias;
    return import.node.is("dotted_name") ? import.node.namedChild(0) : import.node;
}

/// Imports that nothing uses, by what they bind.
std::set<std::string> unused(const python::Program &program, std::size_t module)
{
    std::set<std::string> names;
    for (const python::Import &import : program.module(module).imports) {
        if (import.star || import.module == "__future__" ||
            import.statement.is("future_import_statement"))
            continue;
        const auto uses = program.references(module, boundIdentifier(import));
        const bool used = std::any_of(uses.begin(), uses.end(), [&](Node use) {
            return !use.ancestor("import_statement") && !use.ancestor("import_from_statement");
        });
        if (!used)
            names.insert(import.bound);
    }
    return names;
}

} // namespace

Verdict names(const Comparison &states, bool orphans)
{
    const auto &before = states.before.program;
    const auto &after = states.after.program;
    for (const auto &[module, map] : states.places) {
        if (module >= after.modules().size())
            continue;
        const auto known = unbound(before, module);
        for (const std::string &name : unbound(after, module))
            if (!known.count(name))
                return Refusal{"names", "`" + name + "` is not bound"};
        if (!orphans || after.module(module).file.name.ends_with("__init__.py"))
            continue;
        const auto idle = unused(before, module);
        for (const std::string &name : unused(after, module)) {
            const std::string &text = after.module(module).file.text;
            const bool exported = text.find("__all__") != std::string::npos &&
                                  (text.find("\"" + name + "\"") != std::string::npos ||
                                   text.find("'" + name + "'") != std::string::npos);
            if (!idle.count(name) && !exported)
                return Refusal{"names", "nothing uses the import of `" + name + "` any more"};
        }
    }
    return std::nullopt;
}

} // namespace mend::gates
