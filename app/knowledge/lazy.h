#pragma once
#include "app/knowledge/data_files.h"
#include "app/knowledge/knowledge_base.h"
#include <atomic>
#include <memory>

namespace knowledge {

/// A value made at its first use. When two threads come first at once both make it and one copy is
/// dropped: the makers only read files, and nobody has to wait.
template <class T> class Late
{
public:
    Late() = default;
    Late(const Late &) = delete;
    Late &operator=(const Late &) = delete;
    ~Late() { delete m_value.load(); }

    template <class Make> const T &get(Make make) const
    {
        if (const T *ready = m_value.load(std::memory_order_acquire))
            return *ready;
        auto made = std::make_unique<const T>(make());
        const T *expected = nullptr;
        if (m_value.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel))
            return *made.release();
        return *expected;
    }

private:
    mutable std::atomic<const T *> m_value{nullptr};
};

struct KnowledgeBase::Lazy {
    Late<std::vector<MessageFamily>> messages;
    Late<std::vector<Document>> documents;
};

} // namespace knowledge
