#pragma once
#include "app/base/text_range.h"
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace syntax {

class Tree;

/// A node of a Tree: a small value, valid as long as its Tree lives. A default-made node is null;
/// every question to a null node has a null, empty or false answer.
class Node
{
public:
    Node() = default;

    bool isNull() const { return !m_id; }
    explicit operator bool() const { return m_id; }

    /// The grammar's name for it ("call", "function_definition", "(").
    std::string_view type() const;
    bool is(std::string_view type) const { return this->type() == type; }
    bool isNamed() const;
    bool isError() const;
    bool isMissing() const;
    /// True when it or anything below it is an ERROR or MISSING node.
    bool hasError() const;

    /// Bytes of the tree's text.
    base::TextRange range() const;
    std::string_view text() const;

    Node parent() const;
    Node child(std::size_t index) const;
    std::size_t childCount() const;
    Node namedChild(std::size_t index) const;
    std::size_t namedChildCount() const;
    /// The child that the grammar calls so ("function", "arguments", "body").
    Node field(std::string_view name) const;
    Node nextSibling() const;
    Node previousSibling() const;
    Node nextNamedSibling() const;
    Node previousNamedSibling() const;
    std::vector<Node> children() const;
    std::vector<Node> namedChildren() const;
    /// All children with that field name.
    std::vector<Node> fields(std::string_view name) const;
    /// The smallest node that covers the range.
    Node descendant(base::TextRange range) const;
    /// The nearest ancestor (not itself) of one of the types.
    Node ancestor(std::string_view type) const;

    const Tree *tree() const { return m_tree; }
    /// What tells it from the other nodes of its tree; a key for tables of nodes.
    const void *id() const { return m_id; }
    friend bool operator==(const Node &a, const Node &b)
    {
        return a.m_id == b.m_id && a.m_tree == b.m_tree;
    }
    /// Orders by identity, for use as a key.
    friend bool operator<(const Node &a, const Node &b) { return a.m_id < b.m_id; }

private:
    friend class Tree;
    friend class NodeAccess;
    // The four words of a TSNode, so that this header does not name tree-sitter.
    std::uint32_t m_context[4] = {0, 0, 0, 0};
    const void *m_id = nullptr;
    const void *m_rawTree = nullptr;
    const Tree *m_tree = nullptr;
};

/// Calls `visit(node)` for the node and everything below it in source order; a visit that returns
/// false is not followed downwards. Uses no recursion: hostile depth cannot overflow the stack.
template <class Visit> void walk(Node root, Visit visit)
{
    std::vector<Node> stack;
    if (root)
        stack.push_back(root);
    while (!stack.empty()) {
        const Node node = stack.back();
        stack.pop_back();
        if (!visit(node))
            continue;
        const auto below = node.children();
        for (auto it = below.rbegin(); it != below.rend(); ++it)
            stack.push_back(*it);
    }
}

} // namespace syntax
