#pragma once
#include "app/base/result.h"
#include "app/knowledge/knowledge_base.h"
#include "app/python/module.h"
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace python {

/// A call of a function in sight: where it stands.
struct CallSite {
    std::size_t module = 0;
    std::size_t call = 0; ///< index into Module::calls
};

/// How code reaches a place: the functions from a coroutine (or root) down, outermost first.
using Path = std::vector<FunctionRef>;

/// The meaning of one or several files. Immutable; questions are answered from what analyse() found
/// out. Expressions are nodes of the module's own tree.
class Program
{
public:
    const std::vector<Module> &modules() const;
    const Module &module(std::size_t index) const { return modules()[index]; }
    const Function &function(FunctionRef ref) const
    {
        return modules()[ref.module].functions[ref.function];
    }
    const Class &classAt(ClassRef ref) const { return modules()[ref.module].classes[ref.index]; }
    std::optional<std::size_t> moduleNamed(std::string_view fileName) const;

    /// What an expression is. Never fails: Unknown when the code does not tell.
    Object object(std::size_t module, syntax::Node expression) const;
    /// Qualified name of an expression ("time.sleep", "openai.OpenAI.chat.completions.create"), or
    /// empty.
    std::string qualifiedName(std::size_t module, syntax::Node expression) const;
    /// Qualified names of an object's class and the classes above it, in sight or known, nearest
    /// first.
    std::vector<std::string> ancestry(const Object &object) const;
    /// What a call of the function gives once it has run: for a coroutine, what awaiting it gives.
    Object resultOf(FunctionRef function) const;
    /// The bindings that a name may have at a place, nearest scope first; empty: builtin or
    /// unbound.
    std::vector<Binding> bindings(std::size_t module, syntax::Node identifier) const;
    /// Every identifier of the module that refers to the same variable as this one (definitions
    /// too).
    std::vector<syntax::Node> references(std::size_t module, syntax::Node identifier) const;
    /// Whether a name is bound at a place (scopes, imports, builtins).
    bool isBound(std::size_t module, syntax::Node at, std::string_view name) const;

    /// Innermost function that holds a node; nullopt at module and class level.
    std::optional<std::size_t> functionAt(std::size_t module, syntax::Node node) const;
    /// Innermost scope that holds a node.
    std::size_t scopeAt(std::size_t module, syntax::Node node) const;
    /// Whether `await` may stand at the node: its innermost function (comprehensions looked
    /// through) is async, or it is a notebook's top level.
    bool canAwaitAt(std::size_t module, syntax::Node node) const;
    /// Whether the node stands under `if __name__ == "__main__":`.
    bool inMainGuard(std::size_t module, syntax::Node node) const;
    /// The node's parent, found in one step.
    syntax::Node parent(syntax::Node node) const;
    /// What becomes of an expression's value, looking through parentheses.
    Use use(syntax::Node expression) const;
    /// The call whose node this is.
    const Call *callAt(std::size_t module, syntax::Node callNode) const;

    /// Calls in sight of a function, references passed on as callbacks not among them.
    std::vector<CallSite> callers(FunctionRef ref) const;
    /// Places where the function is named without being called (callback, decorator argument,
    /// alias, export).
    std::vector<std::pair<std::size_t, syntax::Node>> mentions(FunctionRef ref) const;
    /// Shortest way from a coroutine in sight down to the function by inline plain calls; empty
    /// when none. A coroutine's own path is itself.
    Path pathFromCoroutine(FunctionRef ref) const;
    /// True when plain code (module level, main, threads, or a plain function nobody calls) calls
    /// it too.
    bool servesPlainCode(FunctionRef ref) const;

    const knowledge::KnowledgeBase &knowledge() const;

private:
    friend class Analysis;
    struct State;
    std::shared_ptr<const State> m_state;
};

/// Analyses files together; imports between them resolve by their names. A file that cannot be
/// parsed in time gives a Problem in `problems` (when not null) and is left out. `knowledge` must
/// outlive the Program.
Program analyse(std::vector<SourceFile> files, const knowledge::KnowledgeBase &knowledge,
                std::vector<base::Problem> *problems = nullptr);

} // namespace python
