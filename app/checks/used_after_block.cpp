#include "app/checks/used_after_block.h"
#include "app/checks/shared_object.h"
#include "app/checks/waits.h"
#include <algorithm>

namespace checks {

using python::ObjectKind;
using syntax::Node;

namespace {

/// What can still be asked of an object that is closed.
bool outlivesClosing(std::string_view attribute)
{
    static constexpr std::string_view names[] = {
        "closed", "is_closed", "close",  "aclose",  "headers", "cookies", "name",
        "mode",   "base_url",  "status", "timeout", "auth",    "url",     "cookie_jar"};
    return std::find(std::begin(names), std::end(names), attribute) != std::end(names);
}

/// The class of a client whose block closes it, or empty. Plain files count as well.
std::string closedClass(const Sight &sight, std::size_t module, Node expression)
{
    const auto object = sight.program().object(module, expression);
    const std::string client = clientClass(sight, object);
    const auto *call = sight.program().callAt(module, expression);
    // Only what the block itself makes: a client that was there before has another owner.
    if (!client.empty())
        return call ? client : std::string();
    static constexpr std::string_view files[] = {"open", "aiofiles.open", "io.open",
                                                 "pathlib.Path.open"};
    const bool file =
        call && std::find(std::begin(files), std::end(files), call->name) != std::end(files);
    return file ? "file" : std::string();
}

Node aliasOf(const Entered &entered)
{
    Node as = entered.expression.parent();
    while (as && !as.is("as_pattern") && !as.is("with_item"))
        as = as.parent();
    const Node target = as.field("alias");
    return target.is("as_pattern_target") ? target.namedChild(0) : target;
}

/// Whether the name means what the block bound at a later place.
bool isBoundAgain(const Sight &sight, std::size_t module, Node alias, Node use)
{
    for (const auto &binding : sight.program().bindings(module, use)) {
        if (!(binding.target == alias))
            return true;
    }
    return false;
}

/// Names that tasks or coroutines made in the block with the object are kept in.
struct Kept {
    Node target;
    Node made;
};

std::vector<Kept> keptWork(const Sight &sight, const Entered &entered, Node alias)
{
    std::vector<Kept> result;
    const auto &program = sight.program();
    syntax::walk(entered.statement.field("body"), [&](Node node) {
        if (node.is("function_definition") || node.is("lambda"))
            return false;
        if (!node.is("assignment") || !node.field("left").is("identifier"))
            return true;
        Node value = inner(node.field("right"));
        if (value.is("list_comprehension"))
            value = inner(value.namedChild(0));
        const auto kind = program.object(entered.module, value).kind;
        if (kind != ObjectKind::Coroutine && kind != ObjectKind::Task)
            return true;
        const Node user = firstBelow(value, [&](Node inside) {
            return inside.is("identifier") && inside.text() == alias.text();
        });
        if (user)
            result.push_back({node.field("left"), value});
        return true;
    });
    return result;
}

bool waitedInBlock(const Sight &sight, const Entered &entered, Node target)
{
    for (const Node &use : sight.program().references(entered.module, target)) {
        const bool inside = entered.statement.range().contains(use.range());
        if (inside && !(use == target) && use.ancestor("await"))
            return true;
    }
    return false;
}

void add(const Sight &sight, std::vector<CodeFact> &facts, const Entered &entered, Node place,
         const std::string &object, const std::string &form)
{
    CodeFact fact = sight.fact("used-after-block", entered.module, place, object);
    fact.attributes["object"] = {object};
    fact.attributes["form"] = {form};
    fact.path.push_back(
        {entered.module, entered.expression.range(), "the block that closes it begins here"});
    fact.what = form == "returned" ? "what is returned here is closed when the block is left"
                : form == "work"   ? "the work waits here for an object that is closed by now"
                                   : shortText(place) + " is closed at the end of its block";
    facts.push_back(std::move(fact));
}

void checkLaterUses(const Sight &sight, std::vector<CodeFact> &facts, const Entered &entered,
                    Node alias, const std::string &object)
{
    const auto &program = sight.program();
    const auto home = program.functionAt(entered.module, entered.statement);
    for (const Node &use : program.references(entered.module, alias)) {
        if (use.range().start < entered.statement.range().end ||
            program.functionAt(entered.module, use) != home ||
            isBoundAgain(sight, entered.module, alias, use))
            continue;
        const Node up = program.parent(use);
        const bool method = up.is("attribute") && up.field("object") == use &&
                            program.parent(up).is("call") &&
                            !outlivesClosing(up.field("attribute").text());
        const bool handed = up.is("argument_list") && program.use(use) == python::Use::Passed;
        if (method || handed)
            add(sight, facts, entered, use, object, "used");
    }
}

void checkReturns(const Sight &sight, std::vector<CodeFact> &facts, const Entered &entered,
                  Node alias, const std::string &object)
{
    syntax::walk(entered.statement.field("body"), [&](Node node) {
        if (node.is("function_definition") || node.is("lambda"))
            return false;
        const Node value = node.is("return_statement") ? inner(node.namedChild(0)) : Node();
        if (value.is("identifier") && value.text() == alias.text())
            add(sight, facts, entered, node, object, "returned");
        return true;
    });
}

void checkKeptWork(const Sight &sight, std::vector<CodeFact> &facts, const Entered &entered,
                   Node alias, const std::string &object)
{
    const auto &program = sight.program();
    for (const Kept &kept : keptWork(sight, entered, alias)) {
        if (waitedInBlock(sight, entered, kept.target))
            continue;
        for (const Node &use : program.references(entered.module, kept.target)) {
            if (use.range().start < entered.statement.range().end || !use.ancestor("await"))
                continue;
            add(sight, facts, entered, use, object, "work");
            break;
        }
    }
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    for (const Entered &entered : sight.entered()) {
        const Node alias = aliasOf(entered);
        if (!alias.is("identifier"))
            continue;
        const std::string object = closedClass(sight, entered.module, entered.expression);
        if (object.empty())
            continue;
        checkLaterUses(sight, facts, entered, alias, object);
        checkReturns(sight, facts, entered, alias, object);
        checkKeptWork(sight, facts, entered, alias, object);
    }
}

} // namespace

Check usedAfterBlock()
{
    return {"used-after-block", {"object", "form"}, run};
}

} // namespace checks
