#pragma once
#include "app/base/result.h"
#include "app/syntax/language.h"
#include "app/syntax/node.h"
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace syntax {

/// A parsed text. Owns the text; its nodes refer to it. Copies share the same tree.
class Tree
{
public:
    /// Parses with a time limit (tree-sitter is quadratic on some hostile input). A text with
    /// syntax errors still gives a tree; a Problem means that there is none: too slow, or above 4
    /// GiB.
    static base::Result<Tree>
    parse(std::string text, Language language,
          std::chrono::milliseconds limit = std::chrono::milliseconds(2000));

    Node root() const;
    std::string_view text() const;
    Language language() const;

private:
    struct State;
    explicit Tree(std::shared_ptr<const State> state) : m_state(std::move(state)) {}
    friend class Node;
    std::shared_ptr<const State> m_state;
};

} // namespace syntax
