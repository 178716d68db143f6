#pragma once
#include "app/mend/recipe.h"
#include <string>
#include <string_view>

namespace mend {

/// What a recipe writes its draft with: edits in hunks, statements that go, names that must be
/// imported.
class Drafting
{
public:
    explicit Drafting(const python::Program &program) : m_program(program) {}

    const python::Program &program() const { return m_program; }
    std::string_view text(std::size_t module) const { return m_program.module(module).tree.text(); }

    /// Opens a new hunk and gives its number.
    int hunk() { return ++m_hunks; }
    void needs(int hunk, int other);
    /// Each needs the other: they are chosen together or not at all.
    void together(int a, int b);

    void replace(std::size_t module, base::TextRange range, std::string text, int hunk,
                 std::string reason);
    void insert(std::size_t module, std::size_t offset, std::string text, int hunk,
                std::string reason);
    void erase(std::size_t module, base::TextRange range, int hunk, std::string reason);
    void eraseStatement(std::size_t module, syntax::Node statement, int hunk, std::string reason);
    /// The same with the comment lines directly above it, for a statement that moves.
    void eraseWithComments(std::size_t module, syntax::Node statement, int hunk,
                           std::string reason);
    bool erases(std::size_t module, syntax::Node statement) const;

    /// The text by which the place can say `from.name`, through an import that is there or a new
    /// one
    /// (`import from` when `whole`, else `from from import name`). Empty when the name means
    /// something else there.
    std::string name(std::size_t module, syntax::Node at, const std::string &from,
                     const std::string &name, bool whole, int hunk, const std::string &reason);

    /// Asks for an import as it is.
    void import(ImportRequest request);
    void install(const std::string &distribution);
    void atMost(knowledge::Safety safety, std::string why);
    bool empty() const;
    Draft take();

private:
    const python::Program &m_program;
    Draft m_draft;
    int m_hunks = 0;
};

/// The text by which a module can already say a qualified name at a place; empty when no import
/// gives it.
std::string importedAs(const python::Program &program, std::size_t module, syntax::Node at,
                       const std::string &from, const std::string &name);

} // namespace mend
