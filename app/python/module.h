#pragma once
#include "app/paste/paste.h"
#include "app/python/call.h"
#include "app/python/object.h"
#include "app/python/scope.h"
#include "app/syntax/tree.h"
#include <optional>
#include <string>
#include <vector>

namespace python {

/// A text to analyse and where it comes from.
struct SourceFile {
    std::string name;      ///< the name that a patch carries
    std::string text;      ///< what analysis, edits and diff refer to (`before`)
    bool notebook = false; ///< top-level await is allowed
    bool snippet = false;  ///< a piece of the user's file
    int firstLine = 1;     ///< 1-based line of the user's file at which text begins
    bool firstLineKnown = true;
    std::vector<paste::Repair> repairs;
    std::optional<std::size_t>
        segment; ///< index of the paste's segment that it is; nullopt: given as a file
};

/// Where a function's body runs.
enum class Runs {
    Unknown,  ///< a plain function that nothing in sight calls
    OnLoop,   ///< a coroutine, or plain code that coroutines call inline
    InThread, ///< `def` endpoint, target of to_thread, executor.submit, Thread
    InProcess,
    AtImport, ///< called from module level
    AtMain,   ///< called under `if __name__ == "__main__"` only
    Mixed     ///< called by coroutines and by plain code
};

struct Decorator {
    syntax::Node node;
    std::string name; ///< qualified, without the call's arguments
};

struct Parameter {
    std::string name;
    syntax::Node node;
    syntax::Node annotation;
    syntax::Node defaultValue;
};

/// Endpoint, dependency, handler, task or test, by knowledge/libraries.
struct EndpointInfo {
    std::string kind;      ///< endpoint, dependency, lifespan, middleware, handler, task, test
    std::string library;   ///< distribution
    std::string decorator; ///< qualified name that made it one
};

struct Function {
    std::string name;
    std::string qualifiedName; ///< within the module: "Report.load"
    syntax::Node node;         ///< function_definition or lambda
    syntax::Node body;
    syntax::Node definition; ///< decorated_definition when there is one, else node
    bool isAsync = false;
    bool isLambda = false;
    bool isGenerator = false;
    std::optional<std::size_t> enclosing; ///< function that it is nested in
    std::optional<std::size_t> classIndex;
    std::size_t scope = 0;
    std::vector<Decorator> decorators;
    std::vector<Parameter> parameters;
    std::optional<EndpointInfo> endpoint;
    Runs runs = Runs::Unknown;
};

struct Class {
    std::string name;
    std::string qualifiedName;
    syntax::Node node;
    std::vector<std::string> bases; ///< qualified
    std::size_t scope = 0;
    std::vector<std::size_t> methods;
    /// `self.x = ...` in any method, in source order; __init__ first.
    std::vector<Binding> attributes;
};

struct Import {
    syntax::Node statement;
    syntax::Node node;     ///< the single imported name with its alias
    std::string bound;     ///< the name it binds
    std::string qualified; ///< what that stands for
    std::string module;    ///< `from module import ...`, or the module itself
    bool from = false;
    bool star = false;
    std::size_t scope = 0;
};

/// One analysed file.
struct Module {
    SourceFile file;
    std::string name; ///< dotted module name derived from the file name: "app.main"
    syntax::Tree tree;
    std::vector<Scope> scopes;
    std::vector<Function> functions;
    std::vector<Class> classes;
    std::vector<Call> calls; ///< in source order
    /// What runs functions in sight without a call being written: properties, `with` on a class in
    /// sight. `node` is the attribute or the expression that is entered.
    std::vector<Call> implicitCalls;
    std::vector<Import> imports; ///< in source order
};

} // namespace python
