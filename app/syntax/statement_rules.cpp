#include "app/syntax/statement_rules.h"
#include "app/syntax/token.h"
#include <algorithm>

namespace syntax
{

namespace
{

using Why = std::optional<Invalidity>;

Invalidity at(TSNode node, std::string what)
{
    return {std::move(what), rangeOf(node)};
}

NodeKind kindOrOther(TSNode node)
{
    return ts_node_is_null(node) ? NodeKind::Other : kindOf(node);
}

Why argumentOrder(TSNode list)
{
    bool keyword = false;
    bool mapping = false;
    for (const TSNode argument : namedChildrenOf(list)) {
        const auto kind = kindOf(argument);
        if (kind == NodeKind::KeywordArgument)
            keyword = true;
        else if (kind == NodeKind::DictionarySplat)
            mapping = true;
        else if (mapping)
            return at(argument, "a positional argument follows keyword argument unpacking");
        else if (keyword && kind != NodeKind::ListSplat)
            return at(argument, "a positional argument follows a keyword argument");
    }
    return std::nullopt;
}

Why parameterOrder(TSNode list)
{
    bool hasDefault = false;
    for (const TSNode parameter : namedChildrenOf(list)) {
        const auto kind = kindOf(parameter);
        if (kind == NodeKind::TuplePattern)
            return at(parameter, "a parameter is a tuple, as in Python 2");
        if (kind == NodeKind::DefaultParameter &&
            kindOrOther(fieldOf(parameter, "name")) == NodeKind::TuplePattern)
            return at(parameter, "a parameter is a tuple, as in Python 2");
        const std::string_view type = ts_node_type(parameter);
        // behind a bare * or *args every parameter is keyword-only and may come in any order
        if (type == "keyword_separator" || kind == NodeKind::ListSplatPattern ||
            (kind == NodeKind::TypedParameter &&
             kindOrOther(ts_node_named_child(parameter, 0)) == NodeKind::ListSplatPattern))
            return std::nullopt;
        if (kind == NodeKind::DefaultParameter || kind == NodeKind::TypedDefaultParameter)
            hasDefault = true;
        else if (hasDefault && (kind == NodeKind::Identifier || kind == NodeKind::TypedParameter) &&
                 kindOrOther(ts_node_named_child(parameter, 0)) != NodeKind::DictionarySplatPattern)
            return at(parameter, "a parameter without a default follows one with a default");
    }
    return std::nullopt;
}

Why tryClauses(TSNode statement, std::string_view text)
{
    bool handlers = false;
    bool finally = false;
    bool bare = false;
    for (const TSNode clause : namedChildrenOf(statement)) {
        const auto kind = kindOf(clause);
        if (kind == NodeKind::ExceptClause) {
            if (bare)
                return at(clause, "an except clause follows a bare except");
            handlers = true;
            bare = ts_node_is_null(fieldOf(clause, "value"));
        } else if (kind == NodeKind::ElseClause && !handlers) {
            return at(clause, "a try statement has else without except");
        } else if (kind == NodeKind::FinallyClause) {
            finally = true;
        }
    }
    if (!handlers && !finally)
        return Invalidity{"a try statement has neither except nor finally",
                          {ts_node_start_byte(statement),
                           std::min<std::size_t>(ts_node_start_byte(statement) + 3, text.size())}};
    return std::nullopt;
}

/// `except A, e:` names what Python 2 caught; `except A, B:` is Python 3.14's way to list classes.
Why exceptValues(TSNode clause, std::string_view text)
{
    std::vector<TSNode> values;
    for (const TSNode child : namedChildrenOf(clause))
        if (kindOf(child) != NodeKind::Block)
            values.push_back(child);
    const bool alias = !ts_node_is_null(fieldOf(clause, "alias"));
    if (values.size() != 2 || alias || kindOf(values[1]) != NodeKind::Identifier)
        return std::nullopt;
    const auto name = textOf(values[1], text);
    if (std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        return std::nullopt;
    return at(clause, "an except clause names its exception as in Python 2");
}

Why number(TSNode node, std::string_view text)
{
    const auto digits = textOf(node, text);
    if ((digits.back() | 32) == 'l')
        return at(node, "a number ends in L, as in Python 2");
    if (digits.size() > 1 && digits[0] == '0' &&
        digits.find_first_not_of("0123456789_") == digits.npos &&
        digits.find_first_not_of("0_") != digits.npos)
        return at(node, "a number begins with 0, as in Python 2");
    return std::nullopt;
}

Why stringPrefix(TSNode node, std::string_view text)
{
    const auto start = ts_node_named_child(node, 0);
    auto prefix = std::string(textOf(start, text));
    if (prefix.find('`') != prefix.npos)
        return at(node, "backquotes, as in Python 2");
    prefix.erase(std::min(prefix.find_first_of("'\""), prefix.size()));
    std::transform(prefix.begin(), prefix.end(), prefix.begin(), [](char c) { return c | 32; });
    std::sort(prefix.begin(), prefix.end());
    for (const std::string_view allowed : {"", "b", "f", "r", "t", "u", "br", "fr", "rt"})
        if (prefix == allowed)
            return std::nullopt;
    return at(node, "a string has no such prefix in Python 3");
}

Why splatPlace(TSNode node, TSNode parent)
{
    switch (kindOrOther(parent)) {
    case NodeKind::Parenthesized:
    case NodeKind::Assignment:
    case NodeKind::KeywordArgument:
        return at(node, "a starred expression stands alone");
    case NodeKind::ExpressionStatement: {
        // `*a, b` is a tuple, `*a` is nothing
        const auto around = childrenOf(parent);
        if (around.size() < 2)
            return at(node, "a starred expression stands alone");
        return std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

Why walrusPlace(TSNode node, TSNode parent)
{
    switch (kindOrOther(parent)) {
    case NodeKind::ExpressionStatement:
    case NodeKind::Assignment:
    case NodeKind::KeywordArgument:
    case NodeKind::DefaultParameter:
    case NodeKind::TypedDefaultParameter:
        return at(node, "an assignment expression needs parentheses here");
    default:
        return std::nullopt;
    }
}

/// The grammar takes `x as y` for an expression; Python knows it only in with, except and case.
Why asPlace(TSNode node, TSNode parent)
{
    switch (kindOrOther(parent)) {
    case NodeKind::WithItem:
    case NodeKind::ExceptClause:
    case NodeKind::CasePattern:
        return std::nullopt;
    case NodeKind::Tuple:
    case NodeKind::Parenthesized:
        if (kindOrOther(ts_node_parent(parent)) == NodeKind::WithItem)
            return std::nullopt;
        break;
    default:
        break;
    }
    return at(node, "`as` stands where nothing can be named");
}

Why comparison(TSNode node)
{
    for (const TSNode child : childrenOf(node))
        if (isWord(child, "<>"))
            return at(child, "the operator <>, as in Python 2");
    return std::nullopt;
}

Why matchCases(TSNode statement, std::string_view text)
{
    const auto cases = namedChildrenOf(fieldOf(statement, "body"));
    if (cases.empty())
        return at(statement, "a match statement has no case");
    for (std::size_t i = 0; i + 1 < cases.size(); ++i) {
        if (kindOf(cases[i]) != NodeKind::CaseClause ||
            !ts_node_is_null(fieldOf(cases[i], "guard")))
            continue;
        const auto pattern = ts_node_named_child(cases[i], 0);
        const auto name = textOf(pattern, text);
        const bool catchesAll =
            kindOf(pattern) == NodeKind::CasePattern &&
            name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_") ==
                name.npos &&
            !isPythonKeyword(name);
        if (catchesAll && ts_node_named_child_count(cases[i]) == 2)
            return at(pattern, "a pattern that matches everything is not the last case");
    }
    return std::nullopt;
}

Why identifier(TSNode node, std::string_view text)
{
    const auto name = textOf(node, text);
    if (name.size() > 1 && isPythonKeyword(name))
        return at(node, "a keyword stands where a name must");
    return std::nullopt;
}

Why joinedStrings(TSNode node, std::string_view text)
{
    std::optional<bool> bytes;
    for (const TSNode part : namedChildrenOf(node)) {
        const auto whole = textOf(part, text);
        const auto prefix = whole.substr(0, std::min(whole.find_first_of("'\""), whole.size()));
        const bool isBytes = prefix.find_first_of("bB") != prefix.npos;
        if (bytes && *bytes != isBytes)
            return at(node, "bytes and text are joined");
        bytes = isBytes;
    }
    return std::nullopt;
}

} // namespace

std::optional<Invalidity> whyBadNode(TSNode node, TSNode parent, std::string_view text)
{
    switch (kindOf(node)) {
    case NodeKind::ArgumentList:
        return argumentOrder(node);
    case NodeKind::Parameters:
    case NodeKind::LambdaParameters:
        return parameterOrder(node);
    case NodeKind::Print:
        return at(node, "a print statement, as in Python 2");
    case NodeKind::Exec:
        return at(node, "an exec statement, as in Python 2");
    case NodeKind::Raise:
        for (const TSNode child : namedChildrenOf(node))
            if (kindOf(child) == NodeKind::ExpressionList)
                return at(node, "a raise statement with a comma, as in Python 2");
        return std::nullopt;
    case NodeKind::Assert:
        if (namedChildrenOf(node).size() > 2)
            return at(node, "an assert statement has more than a condition and a message");
        return std::nullopt;
    case NodeKind::Try:
        return tryClauses(node, text);
    case NodeKind::ExceptClause:
        return exceptValues(node, text);
    case NodeKind::Match:
        return matchCases(node, text);
    case NodeKind::Integer:
    case NodeKind::Float:
        return number(node, text);
    case NodeKind::String:
        return stringPrefix(node, text);
    case NodeKind::ConcatenatedString:
        return joinedStrings(node, text);
    case NodeKind::ListSplat:
        return splatPlace(node, parent);
    case NodeKind::NamedExpression:
        return walrusPlace(node, parent);
    case NodeKind::AsPattern:
        return asPlace(node, parent);
    case NodeKind::ComparisonOperator:
        return comparison(node);
    case NodeKind::Identifier:
        return identifier(node, text);
    default:
        return std::nullopt;
    }
}

} // namespace syntax
