#include "app/checks/absent_name.h"
#include "app/checks/sight.h"
#include <algorithm>

namespace checks {

using python::ObjectKind;
using syntax::Node;

namespace {

bool asksForPlatform(std::string_view condition)
{
    for (const std::string_view word :
         {"sys.platform", "os.name", "platform.system", "win32", "hasattr", "sys.version_info"}) {
        if (condition.find(word) != std::string_view::npos)
            return true;
    }
    return false;
}

/// Stands where the code has asked first, or expects it to fail.
bool isGuarded(Node node)
{
    Node below = node;
    for (Node at = node.parent(); at; below = at, at = at.parent()) {
        if (at.is("if_statement") || at.is("elif_clause") || at.is("conditional_expression")) {
            const Node condition =
                at.is("conditional_expression") ? at.namedChild(1) : at.field("condition");
            if (below != condition && asksForPlatform(condition.text()))
                return true;
        } else if (at.is("boolean_operator") && asksForPlatform(at.field("left").text())) {
            return true;
        } else if (at.is("call") && at.field("function").text() == "isinstance") {
            return true;
        } else if (at.is("except_clause")) {
            // The older name, tried where the newer one is not there.
            const auto head = at.text().substr(0, at.text().find('\n'));
            if (head.find("AttributeError") != std::string_view::npos ||
                head.find("ImportError") != std::string_view::npos)
                return true;
        }
    }
    return expects(node, {"AttributeError", "ImportError"});
}

bool importsLibrary(const Sight &sight, std::string_view package)
{
    for (const auto &module : sight.program().modules()) {
        if (std::any_of(module.imports.begin(), module.imports.end(), [&](const auto &import) {
                return import.module == package ||
                       import.module.substr(0, package.size() + 1) == std::string(package) + ".";
            }))
            return true;
    }
    return false;
}

void add(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module, Node place,
         const std::string &name, const knowledge::RenamedName &renamed)
{
    if (isGuarded(place))
        return;
    CodeFact fact = sight.fact("absent-name", module, place, name);
    fact.attributes["replacement"] = {renamed.replacement};
    fact.attributes["since"] = {renamed.since};
    fact.attributes["platform"] = {renamed.platform};
    fact.what = renamed.platform.empty() ? name + " does not exist"
                                         : name + " exists on " + renamed.platform + " only";
    if (renamed.platform.empty() && !renamed.since.empty())
        fact.what += " from version " + renamed.since + " on";
    facts.push_back(std::move(fact));
}

void checkAttribute(const Sight &sight, std::vector<CodeFact> &facts, std::size_t module, Node node)
{
    const auto last = node.field("attribute").text();
    if (!sight.known().mayBeRenamed(last))
        return;
    const auto object = sight.program().object(module, node);
    if (object.function || object.classRef)
        return;
    if (const auto *renamed = sight.known().renamed(object.name))
        return add(sight, facts, module, node, object.name, *renamed);
    // A client that is not in sight: the method alone tells, where its library is imported.
    if (last == "acreate" && object.name.empty() && importsLibrary(sight, "openai")) {
        static const knowledge::RenamedName method{"openai.*.acreate", "create", "1.0", {}, {}};
        add(sight, facts, module, node, method.name, method);
    }
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        syntax::walk(modules[m].tree.root(), [&](Node node) {
            if (node.is("attribute"))
                checkAttribute(sight, facts, m, node);
            return !node.is("comment") && !node.is("import_statement");
        });
        for (const auto &import : modules[m].imports) {
            if (!import.from)
                continue;
            if (const auto *renamed = sight.known().renamed(import.qualified))
                add(sight, facts, m, import.node, import.qualified, *renamed);
        }
    }
}

} // namespace

Check absentName()
{
    return {"absent-name", {"replacement", "since", "platform"}, run};
}

} // namespace checks
