#include "app/python/builder.h"
#include <algorithm>

namespace python {

using syntax::Node;

namespace {

/// The dotted name as text, whatever blanks stand in it.
std::string dotted(const Node &node)
{
    std::string result;
    for (const Node &part : node.namedChildren()) {
        if (!part.is("identifier"))
            continue;
        if (!result.empty())
            result += '.';
        result.append(part.text());
    }
    return result;
}

std::string withoutLast(const std::string &name)
{
    const auto dot = name.rfind('.');
    return dot == std::string::npos ? std::string() : name.substr(0, dot);
}

} // namespace

std::string moduleName(std::string_view fileName)
{
    std::string name(fileName);
    std::replace(name.begin(), name.end(), '\\', '/');
    while (name.rfind("./", 0) == 0)
        name.erase(0, 2);
    for (const std::string_view ending : {".py", ".pyi", ".pyw", ".ipynb"}) {
        if (name.size() > ending.size() &&
            std::string_view(name).substr(name.size() - ending.size()) == ending) {
            name.erase(name.size() - ending.size());
            break;
        }
    }
    if (name.size() > 1 && name[1] == ':')
        name.erase(0, 2);
    while (!name.empty() && name.front() == '/')
        name.erase(0, 1);
    std::replace(name.begin(), name.end(), '/', '.');
    if (name == "__init__")
        return name;
    if (name.size() > 9 && name.compare(name.size() - 9, 9, ".__init__") == 0)
        name.erase(name.size() - 9);
    return name.empty() ? std::string("pasted") : name;
}

std::string packageName(std::string_view fileName)
{
    const std::string name = moduleName(fileName);
    const auto slash = fileName.find_last_of("/\\");
    const auto base = slash == std::string_view::npos ? fileName : fileName.substr(slash + 1);
    return base.rfind("__init__.", 0) == 0 ? name : withoutLast(name);
}

void Builder::addImport(Import import, Node target, std::size_t scope)
{
    import.scope = scope;
    Source source{BindingKind::Import, {}, {}, import.statement, false, false};
    if (!import.star && target) {
        bindName(target, source, scope);
        const std::size_t owner = bindingScope(scope, import.bound, BindingKind::Import);
        m_module.scopes[owner].bindings[import.bound].back().qualified = import.qualified;
        m_imported.push_back(target);
    }
    m_module.imports.push_back(std::move(import));
}

void Builder::importStatement(const Item &item)
{
    for (const Node &node : item.node.fields("name")) {
        Import import;
        import.statement = item.node;
        import.node = node;
        const bool aliased = node.is("aliased_import");
        const Node name = aliased ? node.field("name") : node;
        import.module = dotted(name);
        const Node target = aliased ? node.field("alias") : name.namedChild(0);
        import.bound = std::string(target.text());
        // `import a.b` binds a; `import a.b as c` binds a.b.
        import.qualified = aliased ? import.module : import.bound;
        if (item.node.is("future_import_statement")) {
            import.from = true;
            import.qualified = "__future__." + import.module;
            import.module = "__future__";
        }
        addImport(std::move(import), target, item.scope);
    }
}

void Builder::importFrom(const Item &item)
{
    const Node from = item.node.field("module_name");
    std::string module;
    if (from.is("relative_import")) {
        const auto prefix = from.namedChild(0).text();
        const auto dots = std::count(prefix.begin(), prefix.end(), '.');
        module = m_index.package;
        for (auto up = dots; up > 1; --up)
            module = withoutLast(module);
        for (const Node &part : from.namedChildren()) {
            if (!part.is("dotted_name"))
                continue;
            if (!module.empty())
                module += '.';
            module += dotted(part);
        }
    } else {
        module = dotted(from);
    }
    const auto below = item.node.namedChildren();
    for (const Node &node : below) {
        Import import;
        import.statement = item.node;
        import.node = node;
        import.module = module;
        import.from = true;
        if (node.is("wildcard_import")) {
            import.star = true;
            addImport(std::move(import), Node(), item.scope);
        }
    }
    for (const Node &node : item.node.fields("name")) {
        Import import;
        import.statement = item.node;
        import.node = node;
        import.module = module;
        import.from = true;
        const bool aliased = node.is("aliased_import");
        const Node name = aliased ? node.field("name") : node;
        const Node target = aliased ? node.field("alias") : name.namedChild(0);
        import.bound = std::string(target.text());
        import.qualified = module.empty() ? dotted(name) : module + "." + dotted(name);
        addImport(std::move(import), target, item.scope);
    }
}

} // namespace python
