#include "app/syntax/node_kind.h"
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace syntax
{

namespace
{

constexpr std::pair<std::string_view, NodeKind> names[] = {
    {"argument_list", NodeKind::ArgumentList},
    {"as_pattern", NodeKind::AsPattern},
    {"assert_statement", NodeKind::Assert},
    {"assignment", NodeKind::Assignment},
    {"await", NodeKind::Await},
    {"block", NodeKind::Block},
    {"break_statement", NodeKind::Break},
    {"case_clause", NodeKind::CaseClause},
    {"case_pattern", NodeKind::CasePattern},
    {"class_definition", NodeKind::Class},
    {"comparison_operator", NodeKind::ComparisonOperator},
    {"concatenated_string", NodeKind::ConcatenatedString},
    {"continue_statement", NodeKind::Continue},
    {"decorated_definition", NodeKind::Decorated},
    {"default_parameter", NodeKind::DefaultParameter},
    {"dictionary_splat", NodeKind::DictionarySplat},
    {"dictionary_comprehension", NodeKind::DictionaryComprehension},
    {"else_clause", NodeKind::ElseClause},
    {"except_clause", NodeKind::ExceptClause},
    {"exec_statement", NodeKind::Exec},
    {"expression_list", NodeKind::ExpressionList},
    {"expression_statement", NodeKind::ExpressionStatement},
    {"finally_clause", NodeKind::FinallyClause},
    {"float", NodeKind::Float},
    {"for_statement", NodeKind::For},
    {"for_in_clause", NodeKind::ForInClause},
    {"function_definition", NodeKind::Function},
    {"future_import_statement", NodeKind::FutureImport},
    {"generator_expression", NodeKind::Generator},
    {"identifier", NodeKind::Identifier},
    {"import_from_statement", NodeKind::ImportFrom},
    {"integer", NodeKind::Integer},
    {"keyword_argument", NodeKind::KeywordArgument},
    {"lambda", NodeKind::Lambda},
    {"lambda_parameters", NodeKind::LambdaParameters},
    {"list", NodeKind::List},
    {"list_comprehension", NodeKind::ListComprehension},
    {"list_splat", NodeKind::ListSplat},
    {"list_splat_pattern", NodeKind::ListSplatPattern},
    {"dictionary_splat_pattern", NodeKind::DictionarySplatPattern},
    {"match_statement", NodeKind::Match},
    {"named_expression", NodeKind::NamedExpression},
    {"parameters", NodeKind::Parameters},
    {"parenthesized_expression", NodeKind::Parenthesized},
    {"pattern_list", NodeKind::PatternList},
    {"print_statement", NodeKind::Print},
    {"raise_statement", NodeKind::Raise},
    {"return_statement", NodeKind::Return},
    {"set", NodeKind::Set},
    {"set_comprehension", NodeKind::SetComprehension},
    {"string", NodeKind::String},
    {"subscript", NodeKind::Subscript},
    {"try_statement", NodeKind::Try},
    {"tuple", NodeKind::Tuple},
    {"tuple_pattern", NodeKind::TuplePattern},
    {"typed_default_parameter", NodeKind::TypedDefaultParameter},
    {"typed_parameter", NodeKind::TypedParameter},
    {"while_statement", NodeKind::While},
    {"with_statement", NodeKind::With},
    {"with_item", NodeKind::WithItem},
    {"yield", NodeKind::Yield},
};

std::vector<NodeKind> kindsBySymbol(const TSLanguage *language)
{
    std::vector<NodeKind> result(ts_language_symbol_count(language), NodeKind::Other);
    for (std::size_t symbol = 0; symbol < result.size(); ++symbol) {
        const auto id = static_cast<TSSymbol>(symbol);
        if (ts_language_symbol_type(language, id) != TSSymbolTypeRegular)
            continue;
        const std::string_view name = ts_language_symbol_name(language, id);
        const auto *found = std::find_if(std::begin(names), std::end(names),
                                         [name](const auto &entry) { return entry.first == name; });
        if (found != std::end(names))
            result[symbol] = found->second;
    }
    return result;
}

} // namespace

NodeKind kindOf(TSNode node)
{
    static const std::vector<NodeKind> kinds = kindsBySymbol(ts_node_language(node));
    const auto symbol = ts_node_symbol(node);
    return symbol < kinds.size() ? kinds[symbol] : NodeKind::Other;
}

} // namespace syntax
