#pragma once
#include "app/knowledge/knowledge_base.h"
#include <atomic>
#include <memory>

namespace knowledge {

/// Tables that other folders make out of a KnowledgeBase and want made once. Entries are only ever
/// added; two threads that miss at the same time both make one, and the first one stays.
class Derived
{
public:
    std::shared_ptr<const void> find(const void *type, const void *data) const
    {
        for (auto at = m_first.load(); at; at = at->next) {
            if (at->type == type && at->data == data)
                return at->table;
        }
        return nullptr;
    }

    std::shared_ptr<const void> add(const void *type, const void *data,
                                    std::shared_ptr<const void> table)
    {
        auto entry = std::make_shared<Entry>(Entry{type, data, std::move(table), m_first.load()});
        while (!m_first.compare_exchange_strong(entry->next, entry)) {
            if (auto other = find(type, data))
                return other;
        }
        return entry->table;
    }

private:
    struct Entry {
        const void *type;
        const void *data; ///< the libraries that it refers to: a copied KnowledgeBase has others
        std::shared_ptr<const void> table;
        std::shared_ptr<Entry> next;
    };
    std::atomic<std::shared_ptr<Entry>> m_first;
};

/// The Table of this KnowledgeBase, made from it at the first call. Must not outlive it.
template <class Table> std::shared_ptr<const Table> derived(const KnowledgeBase &base)
{
    static const char type = 0;
    Derived &kept = base.derived();
    const void *data = base.libraries().data();
    auto table = kept.find(&type, data);
    if (!table)
        table = kept.add(&type, data, std::make_shared<const Table>(base));
    return std::static_pointer_cast<const Table>(table);
}

} // namespace knowledge
