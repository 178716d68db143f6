#pragma once
#include "app/checks/code_fact.h"
#include "app/checks/known.h"
#include "app/python/program.h"
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace checks {

/// An expression that a `with` statement enters.
struct Entered {
    std::size_t module = 0;
    syntax::Node statement; ///< with_statement
    syntax::Node expression;
    bool async = false;
};

/// An expression that a `for` statement or a comprehension goes through.
struct Iterated {
    std::size_t module = 0;
    syntax::Node statement; ///< for_statement or for_in_clause
    syntax::Node expression;
    bool async = false;
    bool comprehension = false;
};

/// An `await` and what it waits for, without its parentheses.
struct Awaited {
    std::size_t module = 0;
    syntax::Node node; ///< await
    syntax::Node operand;
};

/// What every check looks at: the program, what is known of libraries, and the places that several
/// checks ask for, found once.
class Sight
{
public:
    explicit Sight(const python::Program &program);

    const python::Program &program() const { return m_program; }
    const Known &known() const { return *m_known; }
    const std::vector<Entered> &entered() const { return m_entered; }
    const std::vector<Iterated> &iterated() const { return m_iterated; }
    const std::vector<Awaited> &awaited() const { return m_awaited; }
    /// Distributions whose app objects are in sight.
    const std::vector<std::string> &frameworks() const { return m_frameworks; }

    /// A fact with the attributes that all facts carry. `name` is the qualified name concerned.
    CodeFact fact(std::string_view kind, std::size_t module, syntax::Node place,
                  std::string_view name) const;

    /// The innermost function that holds a node.
    const python::Function *function(std::size_t module, syntax::Node node) const;
    /// True when the code there runs on a loop of its own accord: in a coroutine, in plain code
    /// that a framework or a callback puts there, or at a notebook's top level.
    bool onLoop(std::size_t module, syntax::Node node) const;
    /// True when the loop itself runs the function: a coroutine, a callback, a plain handler that a
    /// framework calls there.
    bool isRoot(python::FunctionRef ref) const;
    /// True below `if __name__ == "__main__"`.
    bool inMainGuard(std::size_t module, syntax::Node node) const;
    /// True when no function holds the node.
    bool atImport(std::size_t module, syntax::Node node) const;

    /// Qualified names of an object's class and the classes above it; `complete` is false when a
    /// class above is not known.
    struct Ancestry {
        std::vector<std::string> names;
        std::vector<python::ClassRef> inSight;
        bool complete = true;
    };
    Ancestry ancestry(const python::Object &object) const;
    /// The twin of an object's class (its synchronous half), or null.
    const knowledge::Twin *twinOf(const python::Object &object) const;
    /// The twin of the object that a callee's attribute chain begins at, or of the callee itself.
    const knowledge::Twin *twinOfCallee(const python::Object &callee) const;
    /// Whether a class in sight (or one above it in sight) defines the method.
    bool defines(const Ancestry &ancestry, std::string_view method) const;

private:
    void collect(std::size_t module);
    void collectEntered(std::size_t module, syntax::Node statement);
    void collectFrameworks();
    std::string role(std::size_t module, syntax::Node node) const;
    std::string runs(std::size_t module, syntax::Node node) const;

    const python::Program &m_program;
    std::shared_ptr<const Known> m_known;
    std::vector<Entered> m_entered;
    std::vector<Iterated> m_iterated;
    std::vector<Awaited> m_awaited;
    std::vector<std::string> m_frameworks;
    mutable std::map<python::FunctionRef, bool> m_roots; ///< answers already given
};

/// Whether a name that an assignment gives a value is given one anywhere else.
bool isBoundOnce(const Sight &sight, std::size_t module, const python::Call &call,
                 std::string_view name);
/// Whether the node stands in a `try` that expects one of the errors.
bool expects(syntax::Node node, std::initializer_list<std::string_view> errors);
/// The expression without the parentheses around it.
syntax::Node inner(syntax::Node expression);
/// The statement that holds a node.
syntax::Node statementOf(syntax::Node node);
/// The node's first line, shortened, for sentences.
std::string shortText(syntax::Node node);

} // namespace checks
