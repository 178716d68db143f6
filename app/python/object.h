#pragma once
#include "app/syntax/node.h"
#include <cstddef>
#include <optional>
#include <string>

namespace python {

/// A function (or lambda) of a Program: index of the module and of the function in it.
struct FunctionRef {
    std::size_t module = 0;
    std::size_t function = 0;
    friend auto operator<=>(const FunctionRef &, const FunctionRef &) = default;
};

struct ClassRef {
    std::size_t module = 0;
    std::size_t index = 0;
    friend auto operator<=>(const ClassRef &, const ClassRef &) = default;
};

/// What kind of thing an expression is, as far as the code in sight and knowledge/libraries tell.
enum class ObjectKind {
    Unknown,
    Module,
    Class,
    Function, ///< also a bound method
    Instance,
    Coroutine,      ///< the un-awaited result of calling an async function
    AsyncGenerator, ///< the result of calling an async generator function
    Task,           ///< asyncio.Task or Future
    Literal         ///< number, string, display, comprehension
};

/// What an expression evaluates to.
struct Object {
    ObjectKind kind = ObjectKind::Unknown;
    /// Qualified name: of the module, class or function itself; of an instance's class; of the
    /// function that was called for a coroutine. Instance methods read "Class.method", chains go
    /// on: "openai.OpenAI.chat.completions.create". Names of the user's own modules begin with the
    /// module's name.
    std::string name;
    std::optional<FunctionRef> function; ///< its definition in sight
    std::optional<ClassRef> classRef;    ///< its class in sight
    syntax::Node made;    ///< expression that made an instance (constructor, factory), or null
    std::string element;  ///< class of the elements of a typed list, or empty
    std::string root;     ///< class of the object that the attribute chain began at, or empty
    bool partial = false; ///< functools.partial of the function: arguments are given already

    bool known() const { return kind != ObjectKind::Unknown; }
};

} // namespace python
