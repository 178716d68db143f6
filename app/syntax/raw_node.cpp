#include "app/syntax/raw_node.h"

namespace syntax
{

base::TextRange rangeOf(TSNode node)
{
    return {ts_node_start_byte(node), ts_node_end_byte(node)};
}

std::string_view textOf(TSNode node, std::string_view text)
{
    const auto range = rangeOf(node);
    return text.substr(range.start, range.size());
}

TSNode fieldOf(TSNode node, std::string_view name)
{
    return ts_node_child_by_field_name(node, name.data(), static_cast<std::uint32_t>(name.size()));
}

std::vector<TSNode> childrenOf(TSNode node)
{
    std::vector<TSNode> result;
    TSTreeCursor cursor = ts_tree_cursor_new(node);
    for (bool more = ts_tree_cursor_goto_first_child(&cursor); more;
         more = ts_tree_cursor_goto_next_sibling(&cursor))
        result.push_back(ts_tree_cursor_current_node(&cursor));
    ts_tree_cursor_delete(&cursor);
    return result;
}

std::vector<TSNode> namedChildrenOf(TSNode node)
{
    auto result = childrenOf(node);
    std::erase_if(result,
                  [](TSNode child) { return !ts_node_is_named(child) || ts_node_is_extra(child); });
    return result;
}

bool isWord(TSNode node, std::string_view word)
{
    return !ts_node_is_null(node) && !ts_node_is_named(node) && word == ts_node_type(node);
}

bool isAsync(TSNode node)
{
    return !ts_node_is_null(node) && isWord(ts_node_child(node, 0), "async");
}

} // namespace syntax
