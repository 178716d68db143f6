#include "app/syntax/node.h"
#include "app/syntax/node_access.h"
#include "app/syntax/tree.h"
#include <algorithm>
#include <iterator>
#include <limits>

namespace syntax {

namespace {

/// A cursor that gives its memory back; unlike child(i), stepping with it is linear.
class Cursor
{
public:
    explicit Cursor(const Node &node) : m_cursor(ts_tree_cursor_new(NodeAccess::raw(node))) {}
    Cursor(const Cursor &) = delete;
    Cursor &operator=(const Cursor &) = delete;
    ~Cursor() { ts_tree_cursor_delete(&m_cursor); }

    TSTreeCursor *operator&() { return &m_cursor; }

private:
    TSTreeCursor m_cursor;
};

template <class Wanted> std::vector<Node> childrenThat(const Node &node, Wanted wanted)
{
    std::vector<Node> result;
    if (node.isNull())
        return result;
    Cursor cursor(node);
    if (!ts_tree_cursor_goto_first_child(&cursor))
        return result;
    do {
        if (wanted(&cursor))
            result.push_back(NodeAccess::wrap(ts_tree_cursor_current_node(&cursor), node.tree()));
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
    return result;
}

std::uint32_t limited(std::size_t value)
{
    return static_cast<std::uint32_t>(
        std::min<std::size_t>(value, std::numeric_limits<std::uint32_t>::max()));
}

} // namespace

TSNode NodeAccess::raw(const Node &node)
{
    TSNode result{};
    std::copy(std::begin(node.m_context), std::end(node.m_context), std::begin(result.context));
    result.id = node.m_id;
    result.tree = static_cast<const TSTree *>(node.m_rawTree);
    return result;
}

Node NodeAccess::wrap(const TSNode &raw, const Tree *tree)
{
    Node result;
    if (ts_node_is_null(raw))
        return result;
    std::copy(std::begin(raw.context), std::end(raw.context), std::begin(result.m_context));
    result.m_id = raw.id;
    result.m_rawTree = raw.tree;
    result.m_tree = tree;
    return result;
}

std::string_view Node::type() const
{
    return isNull() ? std::string_view() : ts_node_type(NodeAccess::raw(*this));
}

bool Node::isNamed() const
{
    return !isNull() && ts_node_is_named(NodeAccess::raw(*this));
}

bool Node::isError() const
{
    return !isNull() && ts_node_is_error(NodeAccess::raw(*this));
}

bool Node::isMissing() const
{
    return !isNull() && ts_node_is_missing(NodeAccess::raw(*this));
}

bool Node::hasError() const
{
    return !isNull() && ts_node_has_error(NodeAccess::raw(*this));
}

base::TextRange Node::range() const
{
    if (isNull())
        return {};
    const auto raw = NodeAccess::raw(*this);
    return {ts_node_start_byte(raw), ts_node_end_byte(raw)};
}

std::string_view Node::text() const
{
    if (isNull())
        return {};
    const auto bytes = range();
    return m_tree->text().substr(bytes.start, bytes.size());
}

Node Node::parent() const
{
    return isNull() ? Node() : NodeAccess::wrap(ts_node_parent(NodeAccess::raw(*this)), m_tree);
}

Node Node::child(std::size_t index) const
{
    if (index >= childCount())
        return {};
    return NodeAccess::wrap(ts_node_child(NodeAccess::raw(*this), limited(index)), m_tree);
}

std::size_t Node::childCount() const
{
    return isNull() ? 0 : ts_node_child_count(NodeAccess::raw(*this));
}

Node Node::namedChild(std::size_t index) const
{
    if (index >= namedChildCount())
        return {};
    return NodeAccess::wrap(ts_node_named_child(NodeAccess::raw(*this), limited(index)), m_tree);
}

std::size_t Node::namedChildCount() const
{
    return isNull() ? 0 : ts_node_named_child_count(NodeAccess::raw(*this));
}

Node Node::field(std::string_view name) const
{
    if (isNull())
        return {};
    return NodeAccess::wrap(
        ts_node_child_by_field_name(NodeAccess::raw(*this), name.data(), limited(name.size())),
        m_tree);
}

Node Node::nextSibling() const
{
    return isNull() ? Node()
                    : NodeAccess::wrap(ts_node_next_sibling(NodeAccess::raw(*this)), m_tree);
}

Node Node::previousSibling() const
{
    return isNull() ? Node()
                    : NodeAccess::wrap(ts_node_prev_sibling(NodeAccess::raw(*this)), m_tree);
}

Node Node::nextNamedSibling() const
{
    return isNull() ? Node()
                    : NodeAccess::wrap(ts_node_next_named_sibling(NodeAccess::raw(*this)), m_tree);
}

Node Node::previousNamedSibling() const
{
    return isNull() ? Node()
                    : NodeAccess::wrap(ts_node_prev_named_sibling(NodeAccess::raw(*this)), m_tree);
}

std::vector<Node> Node::children() const
{
    return childrenThat(*this, [](TSTreeCursor *) { return true; });
}

std::vector<Node> Node::namedChildren() const
{
    return childrenThat(
        *this, [](TSTreeCursor *at) { return ts_node_is_named(ts_tree_cursor_current_node(at)); });
}

std::vector<Node> Node::fields(std::string_view name) const
{
    return childrenThat(*this, [name](TSTreeCursor *at) {
        const char *field = ts_tree_cursor_current_field_name(at);
        return field && name == field;
    });
}

Node Node::descendant(base::TextRange range) const
{
    if (isNull())
        return {};
    return NodeAccess::wrap(ts_node_descendant_for_byte_range(
                                NodeAccess::raw(*this), limited(range.start), limited(range.end)),
                            m_tree);
}

Node Node::ancestor(std::string_view type) const
{
    if (isNull())
        return {};
    // ts_node_parent starts at the root each time, so climbing with it is quadratic in the depth.
    const auto self = NodeAccess::raw(*this);
    auto at = ts_tree_root_node(self.tree);
    TSNode found{};
    while (!ts_node_is_null(at) && !ts_node_eq(at, self)) {
        if (type == ts_node_type(at))
            found = at;
        at = ts_node_child_with_descendant(at, self);
    }
    return found.id ? NodeAccess::wrap(found, m_tree) : Node();
}

} // namespace syntax
