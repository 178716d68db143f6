#include "app/python/analysis.h"
#include "app/knowledge/derived.h"
#include "app/python/builder.h"
#include "app/python/configs.h"
#include "app/python/text.h"

namespace python {

using syntax::Node;

namespace {

/// Builtins and methods that go through an iterable before they return, or whose result is gone
/// through here.
bool goesThrough(std::string_view name)
{
    return isOneOf(name, {"list",
                          "tuple",
                          "set",
                          "dict",
                          "frozenset",
                          "sum",
                          "sorted",
                          "next",
                          "max",
                          "min",
                          "any",
                          "all",
                          "enumerate",
                          "zip",
                          "map",
                          "filter",
                          "reversed",
                          "str.join",
                          "list.extend",
                          "set.update",
                          "dict.update",
                          "collections.deque",
                          "collections.Counter"});
}

} // namespace

Analysis::Analysis(const knowledge::KnowledgeBase &knowledge)
    : m_state(std::make_shared<Program::State>()), m_facts(m_state->facts)
{
    m_facts.knowledge = &knowledge;
    m_facts.library = knowledge::derived<LibraryIndex>(knowledge);
    m_program.m_state = m_state;
}

void Analysis::read(std::vector<SourceFile> files, std::vector<base::Problem> *problems)
{
    for (SourceFile &file : files) {
        if (isConfigFile(file.name)) {
            m_facts.configs.push_back(std::move(file));
            continue;
        }
        auto tree = syntax::Tree::parse(file.text, syntax::Language::Python);
        if (!tree) {
            if (problems) {
                problems->push_back(tree.problem());
                problems->back().where = file.name;
            }
            continue;
        }
        std::string name = moduleName(file.name);
        std::string package = packageName(file.name);
        m_facts.modules.push_back(
            {std::move(file), std::move(name), tree.value(), {}, {}, {}, {}, {}, {}});
        m_facts.index.emplace_back();
        m_facts.index.back().package = std::move(package);
        Builder(m_facts.modules.back(), m_facts.index.back()).run();
    }
    nameModules();
}

void Analysis::nameModules()
{
    for (std::size_t i = 0; i < m_facts.modules.size(); ++i) {
        const Module &module = m_facts.modules[i];
        m_facts.moduleByName.emplace(module.name, i);
        const std::string &name = module.name;
        for (auto dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1)) {
            m_facts.modulesByTail[name.substr(dot + 1)].push_back(i);
            m_facts.packages.insert(name.substr(0, dot));
        }
        for (std::size_t c = 0; c < module.classes.size(); ++c)
            m_facts.classByName.emplace(module.name + "." + module.classes[c].qualifiedName,
                                        ClassRef{i, c});
    }
}

void Analysis::resolve()
{
    m_state->resolver = std::make_unique<Resolver>(m_facts);
    for (const Module &module : m_facts.modules)
        m_facts.contexts.emplace_back(module.functions.size(), 0);
    for (std::size_t i = 0; i < m_facts.modules.size(); ++i)
        fillNames(i);
    for (std::size_t i = 0; i < m_facts.modules.size(); ++i)
        fillCalls(i);
    for (std::size_t i = 0; i < m_facts.modules.size(); ++i)
        fillUses(i);
    fillImplicitCalls();
    for (std::size_t i = 0; i < m_facts.modules.size(); ++i)
        findEndpoints(i);
    findRuns();
}

void Analysis::fillNames(std::size_t index)
{
    Resolver &resolver = *m_state->resolver;
    Module &module = m_facts.modules[index];
    for (Import &import : module.imports) {
        const Object object = import.star ? Object() : resolver.named(index, import.qualified);
        if (!object.name.empty())
            import.qualified = object.name;
        if (const auto sight = resolver.moduleInSight(index, import.module))
            import.module = m_facts.modules[*sight].name;
    }
    for (std::size_t c = 0; c < module.classes.size(); ++c) {
        for (const Object &base : resolver.bases({index, c})) {
            if (!base.name.empty())
                module.classes[c].bases.push_back(base.name);
        }
    }
    for (Function &function : module.functions) {
        for (Decorator &decorator : function.decorators)
            decorator.name = resolver.decoratorName(index, decorator.node);
    }
}

void Analysis::fillCalls(std::size_t index)
{
    Resolver &resolver = *m_state->resolver;
    Module &module = m_facts.modules[index];
    for (std::size_t i = 0; i < module.calls.size(); ++i) {
        Call &call = module.calls[i];
        call.object = resolver.object(index, call.callee);
        call.name = call.object.name;
        if (call.object.kind == ObjectKind::Function)
            call.target = call.object.function;
        else if (call.object.kind == ObjectKind::Class && call.object.classRef)
            call.target = resolver.method(*call.object.classRef, "__init__");
        else if (call.object.kind == ObjectKind::Instance && call.object.classRef)
            call.target = resolver.method(*call.object.classRef, "__call__");
        if (call.target)
            m_facts.callers[*call.target].push_back({index, i});
    }
}

/// Whether an `await` stands above the call in its chain. Calls come outermost first, so that the
/// next one up in the chain already knows.
bool Analysis::belowAwait(std::size_t module, const Call &call) const
{
    const ModuleIndex &index = m_facts.index[module];
    Node at = call.node;
    for (int step = 0; step < 500; ++step) {
        const Node up = index.table.parent(at);
        if (up.is("await"))
            return true;
        if (up.is("call") && up.field("function") == at)
            return m_facts.modules[module].calls[index.callOf.at(up.id())].inAwait;
        const bool chain = up.is("attribute") || up.is("parenthesized_expression") ||
                           (up.is("subscript") && up.field("value") == at);
        if (!chain)
            return false;
        at = up;
    }
    return false;
}

/// What becomes of each call's value; schedulers show by their names, so callees come first.
void Analysis::fillUses(std::size_t index)
{
    Module &module = m_facts.modules[index];
    for (Call &call : module.calls) {
        call.use = m_program.use(call.node);
        call.inAwait = belowAwait(index, call);
    }
    for (Call &call : module.calls) {
        if (call.target &&
            m_facts.modules[call.target->module].functions[call.target->function].isGenerator)
            call.entersTarget = entersGenerator(index, call);
    }
}

/// Whether what a generator function gives is gone through where it is called.
bool Analysis::entersGenerator(std::size_t index, const Call &call) const
{
    const ModuleIndex &tables = m_facts.index[index];
    const auto handedOn = [&](const Node &value) {
        const auto known = tables.callOf.find(tables.table.ancestor(value, "call").id());
        return known == tables.callOf.end() ||
               !goesThrough(m_facts.modules[index].calls[known->second].name);
    };
    switch (call.use) {
    case Use::Passed:
        return !handedOn(call.node);
    case Use::Stored: {
        const Node target = tables.table.parent(call.node).field("left");
        if (!target.is("identifier"))
            return true;
        const auto places = m_program.references(index, target);
        return std::none_of(places.begin(), places.end(), [&](const Node &place) {
            return m_program.use(place) == Use::Passed && handedOn(place);
        });
    }
    case Use::Yielded:
        return tables.table.parent(call.node).child(1).is("from");
    case Use::Returned:
    case Use::Dropped:
        return false;
    default:
        return true;
    }
}

Program Analysis::finish()
{
    return m_program;
}

bool isConfigFile(std::string_view name)
{
    const auto slash = name.find_last_of("/\\");
    const auto base = slash == std::string_view::npos ? name : name.substr(slash + 1);
    const bool listed = base.find("requirement") != std::string_view::npos ||
                        base.find("constraint") != std::string_view::npos ||
                        name.find("requirements/") != std::string_view::npos;
    return endsWith(name, ".json") || endsWith(name, ".toml") ||
           (endsWith(name, ".txt") && listed);
}

const std::vector<SourceFile> &configs(const Program &program)
{
    return Analysis::factsOf(program).configs;
}

Program analyse(std::vector<SourceFile> files, const knowledge::KnowledgeBase &knowledge,
                std::vector<base::Problem> *problems)
{
    Analysis analysis(knowledge);
    analysis.read(std::move(files), problems);
    analysis.resolve();
    return analysis.finish();
}

} // namespace python
