#pragma once
#include "app/python/facts.h"
#include <cstdint>
#include <string>
#include <vector>

namespace python {

/// Walks one tree and writes down what stands where: scopes, functions, classes, calls, imports,
/// bindings. Resolves nothing; names get their meaning afterwards.
class Builder
{
public:
    Builder(Module &module, ModuleIndex &index) : m_module(module), m_index(index) {}
    void run();

private:
    struct Item {
        syntax::Node node;
        std::uint32_t parent = NodeTable::none;
        std::uint32_t scope = 0;
        bool special = false; ///< first clause of a comprehension; a name that is no variable
    };
    /// What a target is bound to.
    struct Source {
        BindingKind kind = BindingKind::Assignment;
        syntax::Node value;
        syntax::Node annotation;
        syntax::Node statement;
        bool async = false;
        bool unpacked = false;
    };

    void visit(const Item &item);
    bool visitDefinition(const Item &item, std::uint32_t at);
    bool visitStatement(const Item &item, std::uint32_t at);
    bool visitName(const Item &item, std::uint32_t at);
    void follow(const Item &item, std::uint32_t at);
    void later(syntax::Node node, std::uint32_t parent, std::size_t scope, bool special = false);
    void laterAll(const Item &item, std::uint32_t at, syntax::Node except, std::size_t exceptScope);

    void function(const Item &item, std::uint32_t at);
    void lambda(const Item &item, std::uint32_t at);
    void classDefinition(const Item &item, std::uint32_t at);
    void comprehension(const Item &item, std::uint32_t at);
    void parameters(const Item &item, std::uint32_t at);
    std::size_t addScope(ScopeKind kind, syntax::Node node, std::size_t parent, std::string name);
    std::size_t addFunction(Function function, std::size_t scope);
    std::vector<Parameter> readParameters(syntax::Node list) const;
    std::string nested(std::size_t scope, std::string_view name) const;

    void call(const Item &item);
    void assignment(const Item &item);
    void augmented(const Item &item);
    void loop(const Item &item);
    void comprehensionClause(const Item &item, std::uint32_t at);
    void withItem(const Item &item);
    void exceptClause(const Item &item);
    void casePattern(const Item &item);
    void globalOrNonlocal(const Item &item);
    void deletion(const Item &item);
    void mainGuard(const Item &item);
    void result(const Item &item);

    void importStatement(const Item &item);
    void importFrom(const Item &item);
    void addImport(Import import, syntax::Node target, std::size_t scope);

    void bind(syntax::Node target, const Source &source, std::size_t scope, int depth = 0);
    void bindAll(const std::vector<syntax::Node> &targets, const Source &source, std::size_t scope,
                 int depth);
    void bindName(syntax::Node identifier, const Source &source, std::size_t scope);
    void bindAttribute(syntax::Node attribute, const Source &source, std::size_t scope);
    std::size_t bindingScope(std::size_t scope, const std::string &name, BindingKind kind) const;
    std::optional<std::size_t> classOfSelf(std::size_t scope, std::string_view name) const;
    syntax::Node statementOf(const Item &item) const;
    std::optional<std::size_t> functionOfScope(std::size_t scope) const
    {
        return m_module.scopes[scope].function;
    }

    Module &m_module;
    ModuleIndex &m_index;
    std::vector<Item> m_stack;
    std::vector<syntax::Node> m_imported; ///< names that imports bind
};

/// "app/main.py" -> "app.main", "pkg/__init__.py" -> "pkg".
std::string moduleName(std::string_view fileName);
/// The package that the module's relative imports start from.
std::string packageName(std::string_view fileName);

} // namespace python
