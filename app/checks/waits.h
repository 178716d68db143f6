#pragma once
#include "app/checks/sight.h"
#include <functional>

namespace checks {

/// The first node below the root for which `wanted` says yes, nested functions left out.
syntax::Node firstBelow(syntax::Node root, const std::function<bool(syntax::Node)> &wanted);

/// Whether the node lets the loop run others: await, async for, async with, an asynchronous
/// comprehension.
bool isWait(syntax::Node node);

/// Whether the code there runs on some versions of Python only: it asks which one this is.
bool asksForVersion(syntax::Node node);

/// A call's name as it is written behind its last dot.
std::string_view calledName(syntax::Node call);

/// Managers that give up, cancel or collect tasks where they end: "task-group", "timeout",
/// "cancel-scope", or empty. `name` is the qualified name of what is called.
std::string_view scopeKind(std::string_view name);
/// The same for what a `with` enters, by its call or its class; and its qualified name.
struct Scope {
    std::string_view kind;
    std::string name;
};
Scope scopeOf(const Sight &sight, const Entered &entered);

} // namespace checks
