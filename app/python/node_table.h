#pragma once
#include "app/syntax/node.h"
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace python {

/// The named nodes of a tree in source order, each with its parent and its lexical scope. Climbing
/// here is one step, where a tree-sitter node looks its parent up from the root.
class NodeTable
{
public:
    static constexpr std::uint32_t none = 0xffffffff;

    struct Entry {
        syntax::Node node;
        std::uint32_t parent = none;
        std::uint32_t scope = 0;
    };

    std::uint32_t add(syntax::Node node, std::uint32_t parent, std::uint32_t scope);
    /// `none` for a node that is not in the table (tokens, other trees).
    std::uint32_t find(const syntax::Node &node) const;
    const Entry &at(std::uint32_t index) const { return m_entries[index]; }
    std::size_t size() const { return m_entries.size(); }

    /// Null at the root.
    syntax::Node parent(const syntax::Node &node) const;
    /// The nearest ancestor (not itself) of the type, or null.
    syntax::Node ancestor(const syntax::Node &node, std::string_view type) const;
    /// The entry of the node or, for a token, of the node that it belongs to.
    std::uint32_t holder(syntax::Node node) const;

private:
    void grow();
    std::size_t slotOf(const void *id) const;

    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_slots;
};

} // namespace python
