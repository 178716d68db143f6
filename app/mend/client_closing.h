#pragma once
#include "app/mend/drafting.h"
#include <functional>

namespace mend {

/// How a place says the client; a Problem where it cannot.
using ClientText = std::function<base::Result<std::string>(syntax::Node at)>;

/// Takes away what closes a shared client at the place of a "client-closed-per-call" fact: the
/// `async with` item (its alias becomes what `say` gives), or the statement that closes it.
std::optional<base::Problem> dropClosing(Drafting &draft, const checks::CodeFact &fact, int hunk,
                                         const std::string &reason, const ClientText &say);

/// The `with` item at the place of such a fact, or null.
syntax::Node closingItem(const checks::CodeFact &fact);

/// Whether `async with` may enter an object of the class; the coroutine method that ends it.
bool isAsyncManager(const python::Program &program, const python::Object &object);
std::string closerOf(const python::Program &program, const python::Object &object);

} // namespace mend
