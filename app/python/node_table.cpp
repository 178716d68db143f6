#include "app/python/node_table.h"

namespace python {

std::size_t NodeTable::slotOf(const void *id) const
{
    // Multiplicative hashing: ids are addresses, whose low bits say little.
    const auto mixed =
        static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(id)) * 0x9e3779b97f4a7c15ULL;
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>(mixed >> 20) & mask;
    while (m_slots[slot] != none && m_entries[m_slots[slot]].node.id() != id)
        slot = (slot + 1) & mask;
    return slot;
}

void NodeTable::grow()
{
    m_slots.assign(m_slots.empty() ? 1024 : m_slots.size() * 2, none);
    for (std::uint32_t i = 0; i < m_entries.size(); ++i)
        m_slots[slotOf(m_entries[i].node.id())] = i;
}

std::uint32_t NodeTable::add(syntax::Node node, std::uint32_t parent, std::uint32_t scope)
{
    if ((m_entries.size() + 1) * 2 > m_slots.size())
        grow();
    const auto index = static_cast<std::uint32_t>(m_entries.size());
    const std::size_t slot = slotOf(node.id());
    m_entries.push_back({node, parent, scope});
    m_slots[slot] = index;
    return index;
}

std::uint32_t NodeTable::find(const syntax::Node &node) const
{
    if (node.isNull() || m_slots.empty())
        return none;
    const std::uint32_t index = m_slots[slotOf(node.id())];
    return index != none && m_entries[index].node == node ? index : none;
}

syntax::Node NodeTable::parent(const syntax::Node &node) const
{
    const std::uint32_t index = find(node);
    if (index == none)
        return node.parent();
    const std::uint32_t up = m_entries[index].parent;
    return up == none ? syntax::Node() : m_entries[up].node;
}

syntax::Node NodeTable::ancestor(const syntax::Node &node, std::string_view type) const
{
    std::uint32_t index = find(node);
    while (index != none && m_entries[index].parent != none) {
        index = m_entries[index].parent;
        if (m_entries[index].node.is(type))
            return m_entries[index].node;
    }
    return {};
}

std::uint32_t NodeTable::holder(syntax::Node node) const
{
    std::uint32_t index = find(node);
    while (index == none && node) {
        node = node.parent();
        index = find(node);
    }
    return index;
}

} // namespace python
