#pragma once
#include <tree_sitter/api.h>
#include <utility>

namespace syntax {

/// Owns one tree-sitter object and gives it back to the library at its end.
template <class T, void (*release)(T *)> class Owned
{
public:
    explicit Owned(T *object = nullptr) : m_object(object) {}
    Owned(Owned &&other) noexcept : m_object(std::exchange(other.m_object, nullptr)) {}
    Owned &operator=(Owned &&other) noexcept
    {
        std::swap(m_object, other.m_object);
        return *this;
    }
    Owned(const Owned &) = delete;
    Owned &operator=(const Owned &) = delete;
    ~Owned()
    {
        if (m_object)
            release(m_object);
    }

    T *get() const { return m_object; }
    explicit operator bool() const { return m_object; }

private:
    T *m_object;
};

using OwnedParser = Owned<TSParser, ts_parser_delete>;
using OwnedTree = Owned<TSTree, ts_tree_delete>;

} // namespace syntax
