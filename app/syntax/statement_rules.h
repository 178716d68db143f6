#pragma once
#include "app/syntax/raw_node.h"

namespace syntax
{

/// What is wrong with a node by itself, whatever surrounds it: Python 2 statements and literals,
/// arguments in an impossible order, a `try` without a clause, ... `parent` may be null.
std::optional<Invalidity> whyBadNode(TSNode node, TSNode parent, std::string_view text);

} // namespace syntax
