#include "app/syntax/scope_rules.h"
#include <array>

namespace syntax
{

namespace
{

using Why = std::optional<Invalidity>;

Invalidity at(TSNode node, std::string what)
{
    return {std::move(what), rangeOf(node)};
}

bool isComprehension(NodeKind kind)
{
    return kind == NodeKind::ListComprehension || kind == NodeKind::SetComprehension ||
           kind == NodeKind::DictionaryComprehension || kind == NodeKind::Generator;
}

constexpr std::array<std::string_view, 10> features = {
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};

} // namespace

ScopeRules::ScopeRules(std::string_view text, ValidityOptions options)
    : m_text(text), m_options(options), m_scopes(1)
{
}

std::size_t ScopeRules::open(ScopeKind kind, std::size_t outer)
{
    m_scopes.push_back({kind, outer});
    return m_scopes.size() - 1;
}

Place ScopeRules::below(const Place &place, TSNode node, TSNode child, std::string_view field)
{
    const auto kind = kindOf(node);
    Place result = place;
    result.moduleStart = false;
    if (kind == NodeKind::Function && field == "body")
        return {open(isAsync(node) ? ScopeKind::AsyncFunction : ScopeKind::Function, place.scope)};
    if (kind == NodeKind::Class && field == "body")
        return {open(ScopeKind::Class, place.scope)};
    if (kind == NodeKind::Lambda && field == "body")
        return {open(ScopeKind::Lambda, place.scope)};
    if (isComprehension(kind)) {
        const auto inner =
            kind == NodeKind::Generator ? ScopeKind::Generator : ScopeKind::Comprehension;
        return {open(inner, place.scope)};
    }
    if (kind == NodeKind::ForInClause && field == "right" &&
        ts_node_eq(ts_node_prev_named_sibling(node), fieldOf(ts_node_parent(node), "body")))
        return {m_scopes[place.scope].outer}; // the first iterable is evaluated outside
    if (kind == NodeKind::For || kind == NodeKind::While) {
        if (field == "body")
            result.inLoop = true;
        return result;
    }
    if (kind == NodeKind::ExceptClause && ts_node_child_count(node) > 1 &&
        isWord(ts_node_child(node, 1), "*") && kindOf(child) == NodeKind::Block)
        result.inExceptStar = true;
    return result;
}

bool ScopeRules::mayAwait(std::size_t scope) const
{
    while (true) {
        const auto &here = m_scopes[scope];
        switch (here.kind) {
        case ScopeKind::AsyncFunction:
        case ScopeKind::Generator:
            return true;
        case ScopeKind::Comprehension:
            scope = here.outer;
            break;
        case ScopeKind::Module:
            return m_options.topLevelAwait;
        default:
            return false;
        }
    }
}

Why ScopeRules::whyFuture(const Place &place, TSNode node)
{
    if (m_pastFuture || !place.moduleStart)
        return at(node, "from __future__ does not stand at the beginning");
    for (const TSNode name : namedChildrenOf(node)) {
        auto feature = textOf(name, m_text);
        feature = feature.substr(0, feature.find(' '));
        if (std::find(features.begin(), features.end(), feature) == features.end())
            return at(name, "there is no such __future__ feature");
    }
    return std::nullopt;
}

void ScopeRules::noteStatement(TSNode node)
{
    const auto kind = kindOf(node);
    if (kind == NodeKind::FutureImport || ts_node_is_extra(node) || !ts_node_is_named(node))
        return;
    const auto first = ts_node_named_child(node, 0);
    const bool text =
        kind == NodeKind::ExpressionStatement && ts_node_child_count(node) == 1 &&
        (kindOf(first) == NodeKind::String || kindOf(first) == NodeKind::ConcatenatedString);
    m_pastFuture = m_pastFuture || !text;
}

Why ScopeRules::whyYield(const Place &place, TSNode node)
{
    auto &scope = m_scopes[place.scope];
    const bool from = ts_node_child_count(node) > 1 && isWord(ts_node_child(node, 1), "from");
    switch (scope.kind) {
    case ScopeKind::AsyncFunction:
        if (from)
            return at(node, "`yield from` inside async def");
        if (scope.returnsValue)
            return Invalidity{"a value is returned by an async generator", *scope.returnsValue};
        [[fallthrough]];
    case ScopeKind::Function:
    case ScopeKind::Lambda:
        scope.yields = true;
        return std::nullopt;
    case ScopeKind::Comprehension:
    case ScopeKind::Generator:
        return at(node, "`yield` inside a comprehension");
    default:
        return at(node, "`yield` outside a function");
    }
}

Why ScopeRules::whyReturn(const Place &place, TSNode node)
{
    auto &scope = m_scopes[place.scope];
    if (scope.kind != ScopeKind::Function && scope.kind != ScopeKind::AsyncFunction)
        return at(node, "`return` outside a function");
    if (place.inExceptStar)
        return at(node, "`return` inside an except* block");
    if (scope.kind == ScopeKind::AsyncFunction && !namedChildrenOf(node).empty()) {
        if (scope.yields)
            return at(node, "a value is returned by an async generator");
        scope.returnsValue = rangeOf(node);
    }
    return std::nullopt;
}

Why ScopeRules::whyBreak(const Place &place, TSNode node) const
{
    const auto word = std::string(textOf(node, m_text));
    if (place.inExceptStar && !place.inLoop)
        return at(node, "`" + word + "` inside an except* block");
    if (!place.inLoop)
        return at(node, "`" + word + "` outside a loop");
    return std::nullopt;
}

Why ScopeRules::why(const Place &place, TSNode node)
{
    if (place.moduleStart)
        noteStatement(node);
    switch (kindOf(node)) {
    case NodeKind::Await:
        return mayAwait(place.scope) ? Why() : at(node, "`await` outside an async function");
    case NodeKind::With:
        return !isAsync(node) || mayAwait(place.scope)
                   ? Why()
                   : at(node, "`async with` outside an async function");
    case NodeKind::For:
        return !isAsync(node) || mayAwait(place.scope)
                   ? Why()
                   : at(node, "`async for` outside an async function");
    case NodeKind::ForInClause:
        return !isAsync(node) || mayAwait(place.scope)
                   ? Why()
                   : at(node, "an asynchronous comprehension outside an async function");
    case NodeKind::Yield:
        return whyYield(place, node);
    case NodeKind::Return:
        return whyReturn(place, node);
    case NodeKind::Break:
    case NodeKind::Continue:
        return whyBreak(place, node);
    case NodeKind::FutureImport:
        return whyFuture(place, node);
    case NodeKind::ImportFrom:
        for (const TSNode child : namedChildrenOf(node))
            if (m_scopes[place.scope].kind != ScopeKind::Module &&
                std::string_view(ts_node_type(child)) == "wildcard_import")
                return at(node, "`import *` below the module level");
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

} // namespace syntax
