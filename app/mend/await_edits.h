#pragma once
#include "app/mend/drafting.h"

namespace mend {

/// Whether the text of a unary expression put at this node needs parentheses of its own (`(await
/// f()).x`).
bool bindsTighter(syntax::Node expression);

/// Whether an expression may stand behind `await` as it is.
bool isPrimary(syntax::Node expression);

/// Why `await` cannot be written at a node, or empty.
std::string whyNoAwait(const python::Program &program, std::size_t module, syntax::Node node);

/// The same, for a node in a function that is about to become async.
std::string whyNoAwaitOnceAsync(syntax::Node node);

/// Writes `await` before an expression, with parentheses where they are needed.
void addAwait(Drafting &draft, std::size_t module, syntax::Node expression, int hunk,
              const std::string &reason);

/// Where an `await` written at the node would make a generator expression asynchronous that is used
/// up on the spot (`sum(f(x) for x in y)`), a list takes its place.
void listInsteadOfGenerator(Drafting &draft, std::size_t module, syntax::Node node, int hunk);

/// Takes an `await` away, and the parentheses that only it needed.
void dropAwait(Drafting &draft, std::size_t module, syntax::Node await, int hunk,
               const std::string &reason);

/// Replaces a call such as `run(x)` by `await x`. Comments between the parentheses stay.
void callToAwait(Drafting &draft, std::size_t module, syntax::Node call, syntax::Node argument,
                 int hunk, const std::string &reason);

/// `def` becomes `async def`, and the reverse.
void makeAsync(Drafting &draft, std::size_t module, syntax::Node function, int hunk,
               const std::string &reason);
void makePlain(Drafting &draft, std::size_t module, syntax::Node function, int hunk,
               const std::string &reason);

/// The expression without the parentheses around it; the expression with all of them.
syntax::Node inside(syntax::Node expression);
syntax::Node outside(syntax::Node expression);

/// The statement (child of a block or module) that holds a node.
syntax::Node statementOf(syntax::Node node);

/// Whether any comment lies in the range.
bool holdsComment(syntax::Node within, base::TextRange range);

} // namespace mend
