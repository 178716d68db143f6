#pragma once
#include <cstdint>
#include <tree_sitter/api.h>

namespace syntax
{

/// The kinds of Python nodes that the validity rules speak of; everything else is Other.
enum class NodeKind : std::uint8_t {
    Other,
    ArgumentList,
    AsPattern,
    Assert,
    Assignment,
    Await,
    Block,
    Break,
    CaseClause,
    CasePattern,
    Class,
    ComparisonOperator,
    ConcatenatedString,
    Continue,
    Decorated,
    DefaultParameter,
    DictionarySplat,
    DictionaryComprehension,
    ElseClause,
    ExceptClause,
    Exec,
    ExpressionList,
    ExpressionStatement,
    FinallyClause,
    Float,
    For,
    ForInClause,
    Function,
    FutureImport,
    Generator,
    Identifier,
    ImportFrom,
    Integer,
    KeywordArgument,
    Lambda,
    LambdaParameters,
    List,
    ListComprehension,
    ListSplat,
    ListSplatPattern,
    DictionarySplatPattern,
    Match,
    NamedExpression,
    Parameters,
    Parenthesized,
    PatternList,
    Print,
    Raise,
    Return,
    Set,
    SetComprehension,
    String,
    Subscript,
    Try,
    Tuple,
    TuplePattern,
    TypedDefaultParameter,
    TypedParameter,
    While,
    With,
    WithItem,
    Yield,
};

/// The kind of a node of a Python tree.
NodeKind kindOf(TSNode node);

} // namespace syntax
