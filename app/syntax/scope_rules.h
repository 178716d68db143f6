#pragma once
#include "app/syntax/raw_node.h"
#include <cstddef>
#include <vector>

namespace syntax
{

/// Where a node stands, as far as `await`, `yield`, `return`, `break` and `continue` care.
struct Place {
    std::size_t scope = 0; ///< index into ScopeRules' scopes
    bool inLoop = false;   ///< break and continue have a loop in this scope
    bool inExceptStar = false;
    bool moduleStart = false; ///< a direct child of the module
};

/// Follows scopes through a tree and says what may not stand where it stands.
class ScopeRules
{
public:
    ScopeRules(std::string_view text, ValidityOptions options);

    /// The place of a child of `node`, given the place of the node.
    Place below(const Place &place, TSNode node, TSNode child, std::string_view field);
    /// What is wrong with the node at its place.
    std::optional<Invalidity> why(const Place &place, TSNode node);

private:
    enum class ScopeKind {
        Module,
        Class,
        Function,
        AsyncFunction,
        Lambda,
        Comprehension,
        Generator
    };
    struct Scope {
        ScopeKind kind = ScopeKind::Module;
        std::size_t outer = 0;
        bool yields = false;
        std::optional<base::TextRange> returnsValue;
    };

    bool mayAwait(std::size_t scope) const;
    std::size_t open(ScopeKind kind, std::size_t outer);
    std::optional<Invalidity> whyFuture(const Place &place, TSNode node);
    std::optional<Invalidity> whyYield(const Place &place, TSNode node);
    std::optional<Invalidity> whyReturn(const Place &place, TSNode node);
    std::optional<Invalidity> whyBreak(const Place &place, TSNode node) const;
    void noteStatement(TSNode node);

    std::string_view m_text;
    ValidityOptions m_options;
    std::vector<Scope> m_scopes;
    bool m_pastFuture = false;
};

} // namespace syntax
