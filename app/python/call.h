#pragma once
#include "app/python/object.h"
#include "app/syntax/node.h"
#include <optional>
#include <string>
#include <vector>

namespace python {

/// What becomes of the value of an expression.
enum class Use {
    Awaited,
    Scheduled, ///< given to create_task, ensure_future, gather, TaskGroup.create_task, asyncio.run,
               ///< ...
    Stored,    ///< bound to a name, attribute, element
    Returned,
    Yielded,
    Passed,  ///< an argument of some other call
    Dropped, ///< an expression statement
    Iterated,
    AsyncIterated,
    With,
    AsyncWith,
    Attribute, ///< `.name` follows
    Subscript,
    Called,
    Tested, ///< condition of if, while, not, and, or, comparison
    Other
};

/// A call in the code.
struct Call {
    syntax::Node node;
    syntax::Node callee;
    std::string name;                  ///< Object::name of the callee, or empty
    Object object;                     ///< of the callee
    std::optional<FunctionRef> target; ///< the function in sight that it calls
    std::optional<std::size_t>
        function; ///< index of the innermost function that holds it; nullopt: module level
    /// The body of `target` runs here. Not so for a generator that is only handed on: whoever goes
    /// through it runs it (a streaming response does so in a thread).
    bool entersTarget = true;
    /// Functions in sight that what is called calls before it returns: `sorted(rows, key=price)`.
    std::vector<FunctionRef> inlined;
    bool written = true; ///< false: nobody wrote a call, a property is read or a manager entered
    std::size_t scope = 0;
    Use use = Use::Other; ///< of its value, looking through parentheses
    bool inAwait = false; ///< somewhere below an `await` operand's chain

    /// The i-th positional argument or, failing that, the one with that keyword; null when absent.
    syntax::Node argument(std::size_t index, std::string_view keyword = {}) const;
    std::vector<syntax::Node> arguments() const;
};

} // namespace python
