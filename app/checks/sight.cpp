#include "app/checks/sight.h"
#include "app/knowledge/derived.h"
#include <algorithm>

namespace checks {

using python::Function;
using python::ObjectKind;
using python::Runs;
using syntax::Node;

namespace {

constexpr std::size_t deepestInheritance = 20;

std::string_view runsName(Runs runs)
{
    switch (runs) {
    case Runs::OnLoop:
        return "loop";
    case Runs::InThread:
        return "thread";
    case Runs::InProcess:
        return "process";
    case Runs::AtImport:
        return "import";
    case Runs::AtMain:
        return "main";
    case Runs::Mixed:
        return "mixed";
    case Runs::Unknown:
        break;
    }
    return "unknown";
}

void addOnce(std::vector<std::string> &list, const std::string &text)
{
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(text);
}

} // namespace

Node inner(Node expression)
{
    while (expression.is("parenthesized_expression") && expression.namedChildCount() > 0)
        expression = expression.namedChild(0);
    return expression;
}

Node statementOf(Node node)
{
    for (Node at = node; at; at = at.parent()) {
        const Node up = at.parent();
        if (up.is("block") || up.is("module"))
            return at;
    }
    return node;
}

std::string shortText(Node node)
{
    std::string text(node.text().substr(0, node.text().find('\n')));
    if (text.size() > 60)
        text = text.substr(0, 57) + "...";
    return text;
}

bool isBoundOnce(const Sight &sight, std::size_t module, const python::Call &call,
                 std::string_view name)
{
    const auto &scopes = sight.program().module(module).scopes;
    std::size_t scope = call.scope;
    while (scopes[scope].kind == python::ScopeKind::Comprehension)
        scope = scopes[scope].parent;
    const auto found = scopes[scope].bindings.find(std::string(name));
    return found != scopes[scope].bindings.end() && found->second.size() == 1;
}

bool expects(Node node, std::initializer_list<std::string_view> errors)
{
    Node below = node;
    for (Node at = node.parent(); at; below = at, at = at.parent()) {
        if (at.is("function_definition") || at.is("lambda"))
            return false;
        if (!at.is("try_statement") || at.field("body") != below)
            continue;
        for (const Node &clause : at.namedChildren()) {
            const auto head = clause.text().substr(0, clause.text().find('\n'));
            const bool named = std::any_of(errors.begin(), errors.end(), [&](auto error) {
                return head.find(error) != std::string_view::npos;
            });
            if (clause.is("except_clause") && named)
                return true;
        }
    }
    return false;
}

Sight::Sight(const python::Program &program)
    : m_program(program), m_known(knowledge::derived<Known>(program.knowledge()))
{
    for (std::size_t m = 0; m < program.modules().size(); ++m)
        collect(m);
    collectFrameworks();
}

void Sight::collectEntered(std::size_t module, Node statement)
{
    const bool async = statement.child(0).is("async");
    for (const Node &clause : statement.namedChildren()) {
        if (!clause.is("with_clause"))
            continue;
        for (const Node &item : clause.namedChildren()) {
            Node value = item.field("value");
            // `with (a, b):` of Python 3.9 may read as one item that is a tuple.
            std::vector<Node> values{value};
            if (value.is("tuple"))
                values = value.namedChildren();
            for (Node each : values) {
                if (each.is("as_pattern"))
                    each = each.namedChild(0);
                if (each && !each.is("comment"))
                    m_entered.push_back({module, statement, inner(each), async});
            }
        }
    }
}

void Sight::collect(std::size_t module)
{
    syntax::walk(m_program.module(module).tree.root(), [&](Node node) {
        const auto type = node.type();
        if (type == "with_statement") {
            collectEntered(module, node);
        } else if (type == "for_statement" || type == "for_in_clause") {
            m_iterated.push_back({module, node, inner(node.field("right")),
                                  node.child(0).is("async"), type == "for_in_clause"});
        } else if (type == "await") {
            m_awaited.push_back({module, node, inner(node.namedChild(0))});
        }
        return type != "string" && type != "comment";
    });
}

void Sight::collectFrameworks()
{
    for (const auto &module : m_program.modules()) {
        for (const auto &function : module.functions) {
            if (function.endpoint)
                addOnce(m_frameworks, function.endpoint->library);
        }
        for (const auto &call : module.calls) {
            if (call.object.kind != ObjectKind::Class || call.name.empty())
                continue;
            if (const auto *library = m_known->appClass(call.name))
                addOnce(m_frameworks, library->distribution);
        }
        for (const auto &import : module.imports) {
            if (import.module == "azure.functions" || import.qualified == "azure.functions")
                addOnce(m_frameworks, "azure-functions");
        }
    }
}

const Function *Sight::function(std::size_t module, Node node) const
{
    const auto index = m_program.functionAt(module, node);
    return index ? &m_program.module(module).functions[*index] : nullptr;
}

bool Sight::inMainGuard(std::size_t module, Node node) const
{
    return m_program.inMainGuard(module, node);
}

bool Sight::atImport(std::size_t module, Node node) const
{
    return !m_program.functionAt(module, node);
}

bool Sight::onLoop(std::size_t module, Node node) const
{
    const auto index = m_program.functionAt(module, node);
    return index ? isRoot({module, *index}) : m_program.module(module).file.notebook;
}

bool Sight::isRoot(python::FunctionRef ref) const
{
    const Function &function = m_program.function(ref);
    if (function.isAsync)
        return true;
    const auto [known, isNew] = m_roots.emplace(ref, false);
    if (isNew) {
        const auto path = m_program.pathFromCoroutine(ref);
        known->second = path.size() == 1 || (path.empty() && function.runs == Runs::OnLoop);
    }
    return known->second;
}

std::string Sight::role(std::size_t module, Node node) const
{
    const auto &in = m_program.module(module);
    const auto index = m_program.functionAt(module, node);
    if (!index) {
        if (in.file.notebook)
            return "notebook";
        if (node.ancestor("class_definition"))
            return "class";
        return inMainGuard(module, node) ? "main" : "module";
    }
    for (auto at = index; at; at = in.functions[*at].enclosing) {
        if (in.functions[*at].endpoint)
            return in.functions[*at].endpoint->kind;
    }
    const Function &function = in.functions[*index];
    if (function.isLambda)
        return "lambda";
    return function.isAsync ? "coroutine" : "function";
}

std::string Sight::runs(std::size_t module, Node node) const
{
    if (const Function *function = this->function(module, node))
        return std::string(runsName(function->runs));
    if (m_program.module(module).file.notebook)
        return "loop";
    return inMainGuard(module, node) ? "main" : "import";
}

CodeFact Sight::fact(std::string_view kind, std::size_t module, Node place,
                     std::string_view name) const
{
    CodeFact fact;
    fact.kind = std::string(kind);
    fact.module = module;
    fact.node = place;
    fact.range = place.range();
    if (const auto index = m_program.functionAt(module, place))
        fact.function = python::FunctionRef{module, *index};
    const Function *function = this->function(module, place);
    fact.attributes["in"] = {role(module, place)};
    fact.attributes["async"] = {function && function->isAsync ? "yes" : "no"};
    fact.attributes["runs"] = {runs(module, place)};
    fact.attributes["framework"] = m_frameworks;
    fact.attributes["library"] = {m_known->distribution(name)};
    fact.attributes["name"] = {std::string(name)};
    return fact;
}

Sight::Ancestry Sight::ancestry(const python::Object &object) const
{
    Ancestry result;
    result.names = m_program.ancestry(object);
    std::vector<python::ClassRef> open;
    if (object.classRef)
        open.push_back(*object.classRef);
    while (!open.empty() && result.inSight.size() < deepestInheritance) {
        const auto ref = open.back();
        open.pop_back();
        if (std::find(result.inSight.begin(), result.inSight.end(), ref) != result.inSight.end())
            continue;
        result.inSight.push_back(ref);
        const auto &cls = m_program.classAt(ref);
        const Node list = cls.node.field("superclasses");
        for (const Node &base : list.namedChildren()) {
            if (base.is("keyword_argument") || base.is("comment"))
                continue;
            const auto above = m_program.object(ref.module, base);
            if (above.classRef)
                open.push_back(*above.classRef);
            else if (above.name != "object" && m_known->base(above.name).empty() &&
                     !m_known->isAsyncManager(above.name) && !m_known->isSyncManager(above.name))
                result.complete = false;
        }
    }
    return result;
}

bool Sight::defines(const Ancestry &ancestry, std::string_view method) const
{
    return std::any_of(ancestry.inSight.begin(), ancestry.inSight.end(), [&](auto ref) {
        const auto &cls = m_program.classAt(ref);
        const auto &functions = m_program.module(ref.module).functions;
        if (std::any_of(cls.methods.begin(), cls.methods.end(),
                        [&](std::size_t f) { return functions[f].name == method; }))
            return true;
        const auto &bindings = m_program.module(ref.module).scopes[cls.scope].bindings;
        return bindings.count(std::string(method)) > 0; // `__aenter__ = other`
    });
}

const knowledge::Twin *Sight::twinOf(const python::Object &object) const
{
    for (const auto &name : ancestry(object).names) {
        if (const auto *twin = m_known->twinOfSync(name))
            return twin;
    }
    return nullptr;
}

const knowledge::Twin *Sight::twinOfCallee(const python::Object &callee) const
{
    if (callee.root.empty())
        return m_known->twinOfSync(callee.name);
    for (std::string_view owner = callee.root; !owner.empty(); owner = m_known->base(owner)) {
        if (const auto *twin = m_known->twinOfSync(owner))
            return twin;
    }
    // A class in sight below a library's class: the name was resolved to the library's.
    for (auto owner = ownerPart(callee.name); !owner.empty(); owner = ownerPart(owner)) {
        if (const auto *twin = m_known->twinOfSync(owner))
            return twin;
    }
    return nullptr;
}

} // namespace checks
