#pragma once
#include "app/mend/drafting.h"

namespace mend {

/// Takes the header of a `with` (or `try`) away and moves its block to the header's indentation. A
/// comment behind the header stays as a line of its own.
void unwrapBlock(Drafting &draft, std::size_t module, syntax::Node statement, int hunk,
                 const std::string &reason);

/// Takes one item out of a `with` statement; the whole header when it is the only one.
void removeWithItem(Drafting &draft, std::size_t module, syntax::Node item, int hunk,
                    const std::string &reason);

/// Takes a `finally` clause away; a `try` that has nothing else left is unwrapped.
void removeFinally(Drafting &draft, std::size_t module, syntax::Node finallyClause, int hunk,
                   const std::string &reason);

/// Takes statements away; a `finally` of which nothing is left goes whole.
void removeWithFinally(Drafting &draft, std::size_t module, std::vector<syntax::Node> statements,
                       int hunk, const std::string &reason);

/// The items of a `with` statement.
std::vector<syntax::Node> withItems(syntax::Node with);
/// The expression that a `with` item enters, and the name it binds (or null).
syntax::Node itemValue(syntax::Node item);
syntax::Node itemName(syntax::Node item);

} // namespace mend
