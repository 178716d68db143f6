#pragma once
#include "app/python/object.h"
#include "app/syntax/node.h"
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace python {

enum class ScopeKind { Module, Class, Function, Lambda, Comprehension };

enum class BindingKind {
    Import,
    FunctionDef,
    ClassDef,
    Assignment,
    Parameter,
    With,
    For,
    Except,
    Global,
    Nonlocal,
    Walrus,
    Delete
};

/// A place that gives a name its value.
struct Binding {
    BindingKind kind = BindingKind::Assignment;
    std::string name;
    syntax::Node target; ///< the identifier that is bound
    syntax::Node
        value; ///< right side, context expression, iterated expression, default; may be null
    syntax::Node annotation; ///< may be null
    syntax::Node statement;  ///< the whole statement
    std::string qualified;   ///< Import: what the name stands for
    bool async = false;      ///< With, For: of `async with`, `async for`
    bool unpacked = false;   ///< one of several targets of a tuple
};

/// A lexical scope. `parent` is an index into Module::scopes; the module's own scope is 0.
struct Scope {
    ScopeKind kind = ScopeKind::Module;
    std::size_t parent = 0;
    syntax::Node node;
    std::string name; ///< qualified within the module: "Report.load", "make.<locals>.inner"
    std::optional<std::size_t>
        function; ///< index into Module::functions of the function that it belongs to
    std::optional<std::size_t> classIndex;
    std::map<std::string, std::vector<Binding>> bindings; ///< in source order
};

} // namespace python
