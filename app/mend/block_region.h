#pragma once
#include "app/mend/recipe.h"
#include <set>
#include <string>
#include <vector>

namespace mend {

/// Statements in a row that go to another thread together, with what they need and leave behind.
struct BlockRegion {
    std::vector<syntax::Node> statements;
    python::FunctionRef function;     ///< the coroutine that holds them
    std::vector<std::string> results; ///< names bound there for the first time and used later
    std::vector<std::string> outer;   ///< names bound there and before it
    bool returns = false;             ///< it ends with the function's own `return`

    base::TextRange range() const
    {
        return {statements.front().range().start, statements.back().range().end};
    }
};

/// The smallest run of statements that holds a call and everything that uses what it, or what it is
/// called on, opens: the `with` that opens a file with its block, a connection from where it is
/// made to where it is closed. A Problem where that cannot leave the coroutine.
base::Result<BlockRegion> blockRegion(const python::Program &program, std::size_t module,
                                      const python::Call &call);

/// Whether an object works on the thread that uses it and has to be opened and closed there: files,
/// connections, cursors, processes.
bool isOpened(const python::Program &program, const python::Object &object);

} // namespace mend
