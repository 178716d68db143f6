#include "app/mend/places.h"

namespace mend {

std::vector<checks::CodeFact> factsFor(const RecipeInput &input, std::string_view kind)
{
    if (input.finding.fact && input.finding.fact->kind == kind)
        return {*input.finding.fact};
    std::vector<checks::CodeFact> found;
    for (const checks::CodeFact &fact : input.facts)
        if (fact.kind == kind && (!input.finding.fact || fact.module == input.finding.fact->module))
            found.push_back(fact);
    return found;
}

const python::Call *callOf(const python::Program &program, std::size_t module, syntax::Node node)
{
    for (syntax::Node at = node; at;) {
        if (at.is("call"))
            return program.callAt(module, at);
        if (at.is("await") || at.is("parenthesized_expression") || at.is("expression_statement") ||
            at.is("return_statement")) {
            at = at.namedChild(0);
        } else if (at.is("assignment")) {
            at = at.field("right");
        } else if (at.parent().is("call") && at.parent().field("function") == at) {
            at = at.parent();
        } else {
            break;
        }
    }
    return nullptr;
}

CallPlace culprit(const python::Program &program, const checks::CodeFact &fact)
{
    if (fact.path.empty() || fact.attribute("through") != "helper")
        return {fact.module, callOf(program, fact.module, fact.node)};
    const checks::PathStep &last = fact.path.back();
    const syntax::Node root = program.module(last.module).tree.root();
    return {last.module, callOf(program, last.module, root.descendant(last.range))};
}

std::optional<python::FunctionRef> functionAt(const python::Program &program, std::size_t module,
                                              syntax::Node node)
{
    const auto index = program.functionAt(module, node);
    return index ? std::optional(python::FunctionRef{module, *index}) : std::nullopt;
}

std::string_view lastName(std::string_view dotted)
{
    const std::size_t dot = dotted.rfind('.');
    return dot == std::string_view::npos ? dotted : dotted.substr(dot + 1);
}

std::string_view moduleOfName(std::string_view dotted)
{
    const std::size_t dot = dotted.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : dotted.substr(0, dot);
}

base::Problem refusal(std::string what)
{
    return {"", std::move(what), ""};
}

} // namespace mend
