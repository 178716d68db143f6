#pragma once
#include "app/python/facts.h"
#include "app/python/resolver.h"
#include <optional>
#include <vector>

namespace python {

struct Program::State {
    Facts facts;
    /// Answers are found out when they are asked for and kept; hence a Program belongs to one
    /// thread at a time.
    std::unique_ptr<Resolver> resolver;
};

/// Where code runs, as a set.
enum Context : std::uint8_t {
    onLoop = 1,
    inThread = 2,
    inProcess = 4,
    atImport = 8,
    atMain = 16,
    inPlainCode = 32 ///< a plain function that nothing in sight calls
};

/// Makes a Program, step by step.
class Analysis
{
public:
    explicit Analysis(const knowledge::KnowledgeBase &knowledge);
    void read(std::vector<SourceFile> files, std::vector<base::Problem> *problems);
    void resolve();
    Program finish();
    static const Facts &factsOf(const Program &program) { return program.m_state->facts; }

private:
    void nameModules();
    void fillNames(std::size_t module);
    void fillCalls(std::size_t module);
    void fillUses(std::size_t module);
    void fillImplicitCalls();
    void addImplicit(std::size_t module, const syntax::Node &node,
                     std::optional<FunctionRef> target);
    void fillProperties(std::size_t module, const std::set<std::string> &names);
    void fillManagers(std::size_t module);
    bool entersGenerator(std::size_t module, const Call &call) const;
    bool belowAwait(std::size_t module, const Call &call) const;
    void findEndpoints(std::size_t module);
    void endpointsByDecorator(std::size_t module);
    void endpointsByCall(std::size_t module);
    void endpointsByClass(std::size_t module);
    void endpointsByShape(std::size_t module);
    void dependenciesByShape(std::size_t module);
    void setEndpoint(FunctionRef function, const LibraryIndex::Endpoint &endpoint,
                     const std::string &by);
    void findRuns();
    void seedContexts();
    void seedCall(std::size_t module, Call &call);
    void seedInline(std::size_t module, const Call &call, FunctionRef function);
    void spread();
    bool inMainGuard(std::size_t module, const syntax::Node &node) const;
    std::uint8_t contextOfModuleLevel(std::size_t module, const syntax::Node &node) const;

    std::shared_ptr<Program::State> m_state;
    Facts &m_facts;
    Program m_program;
};

/// "thread", "loop", ... of knowledge/libraries; 0 for anything else.
std::uint8_t contextNamed(std::string_view name);
/// Whether the value of an argument of this call is scheduled on a loop.
bool isScheduler(const Facts &facts, const Call &call);

} // namespace python
