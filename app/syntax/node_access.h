#pragma once
#include "app/syntax/node.h"
#include <tree_sitter/api.h>

namespace syntax {

/// Translates between Node and tree-sitter's own node; only for the sources of this folder.
class NodeAccess
{
public:
    static TSNode raw(const Node &node);
    static Node wrap(const TSNode &raw, const Tree *tree);
};

} // namespace syntax
