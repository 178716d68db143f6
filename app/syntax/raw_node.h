#pragma once
#include "app/syntax/node_kind.h"
#include "app/syntax/validity.h"
#include <string_view>
#include <tree_sitter/api.h>
#include <vector>

namespace syntax
{

/// Small questions to tree-sitter's own nodes, for the rules of this folder that look at every
/// node.
base::TextRange rangeOf(TSNode node);
std::string_view textOf(TSNode node, std::string_view text);
TSNode fieldOf(TSNode node, std::string_view name);
std::vector<TSNode> childrenOf(TSNode node);
std::vector<TSNode> namedChildrenOf(TSNode node);
/// Whether it is an unnamed node with that text, such as a keyword.
bool isWord(TSNode node, std::string_view word);
/// Whether its first child is the keyword `async`.
bool isAsync(TSNode node);

} // namespace syntax
