#include "app/mend/recipes/lock_twin.h"
#include "app/mend/await_edits.h"
#include "app/mend/block_edits.h"
#include "app/mend/places.h"

namespace mend {

namespace {

using syntax::Node;

struct Use {
    std::size_t module = 0;
    Node node; ///< the name or attribute that says the lock
};

/// Where the lock's name is said: a variable's references, or `self.x` in its class.
std::vector<Use> usesOf(const python::Program &program, std::size_t module, Node lock)
{
    std::vector<Use> uses;
    if (lock.is("identifier")) {
        for (const Node use : program.references(module, lock))
            uses.push_back({module, use});
        return uses;
    }
    const auto attribute = lock.field("attribute").text();
    for (std::size_t m = 0; m < program.modules().size(); ++m) {
        syntax::walk(program.module(m).tree.root(), [&](Node node) {
            if (node.is("attribute") && node.field("attribute").text() == attribute)
                uses.push_back({m, node});
            return true;
        });
    }
    return uses;
}

class LockSwap
{
public:
    LockSwap(Drafting &draft, std::string twin)
        : m_draft(draft), m_program(draft.program()), m_twin(std::move(twin)), m_hunk(draft.hunk())
    {}

    std::optional<base::Problem> making(std::size_t module, Node made)
    {
        const Node callee = made.field("function");
        const std::string name =
            m_draft.name(module, made, "asyncio", m_twin, true, m_hunk, reason);
        if (name.empty())
            return refusal("the file uses `asyncio` for something else");
        m_draft.replace(module, callee.range(), name, m_hunk, reason);
        const Node type = made.parent().field("type");
        if (type && type.text() == callee.text())
            m_draft.replace(module, type.range(), name, m_hunk, reason);
        return std::nullopt;
    }

    std::optional<base::Problem> use(const Use &use)
    {
        const Node up = outside(use.node).parent();
        if (up.is("assignment") && up.field("left") == use.node)
            return std::nullopt;
        if (up.is("with_item") || up.is("with_clause") || up.is("as_pattern"))
            return entering(use, use.node.ancestor("with_statement"));
        if (up.is("import_from_statement") || up.is("global_statement") || up.is("dotted_name"))
            return refusal("the lock is shared with other files");
        if (!up.is("attribute"))
            return refusal("the lock is handed on");
        const auto method = up.field("attribute").text();
        const Node call = up.parent();
        if (method == "locked" || method == "release")
            return std::nullopt;
        if (method != "acquire" || !call.is("call"))
            return refusal("the loop's lock has no `" + std::string(method) + "`");
        if (call.field("arguments").namedChildCount() > 0)
            return refusal("the loop's lock is acquired without a time limit");
        if (const std::string why = whyNoAwait(m_program, use.module, call); !why.empty())
            return refusal("plain code uses the lock as well");
        addAwait(m_draft, use.module, call, m_hunk, reason);
        return std::nullopt;
    }

private:
    std::optional<base::Problem> entering(const Use &use, Node with)
    {
        if (with.child(0).is("async"))
            return refusal("the lock is entered by `async with` already");
        if (!whyNoAwait(m_program, use.module, with).empty())
            return refusal("plain code uses the lock as well");
        if (withItems(with).size() != 1)
            return refusal("the statement also enters something else");
        m_draft.insert(use.module, with.range().start, "async ", m_hunk, reason);
        return std::nullopt;
    }

    inline static const std::string reason =
        "A thread's lock stops the loop itself when it is taken; the loop's own lets others run.";
    Drafting &m_draft;
    const python::Program &m_program;
    std::string m_twin;
    int m_hunk;
};

/// The call stands in a function that makes it for one caller.
bool isMadeForOne(const python::Program &program, std::size_t module, Node made)
{
    const auto function = functionAt(program, module, made);
    return made.parent().is("return_statement") && function &&
           program.callers(*function).size() == 1 && program.mentions(*function).empty();
}

base::Result<Draft> draft(const RecipeInput &input)
{
    const checks::CodeFact &fact = *input.finding.fact;
    const python::Program &program = input.program;
    Node lock = fact.node;
    if (lock.is("with_clause"))
        lock = lock.namedChild(0);
    if (lock.is("with_item"))
        lock = itemValue(lock);
    if (lock.is("call") && lock.field("function").is("attribute"))
        lock = lock.field("function").field("object");
    if (!lock.is("identifier") && !lock.is("attribute"))
        return refusal("the lock has no name");
    if (lock.is("attribute") && lock.field("object").text() != "self" &&
        lock.field("object").text() != "cls")
        return refusal("the lock belongs to another object");
    const python::Object object = program.object(fact.module, lock);
    std::string twin(lastName(object.name));
    // Taken in one place only, a lock is never taken again by its holder.
    if (twin == "RLock" && usesOf(program, fact.module, lock).size() == 2)
        twin = "Lock";
    if (twin != "Lock" && twin != "Semaphore" && twin != "BoundedSemaphore")
        return refusal("asyncio has no lock of that kind");
    std::optional<std::size_t> home;
    for (std::size_t m = 0; m < program.modules().size(); ++m)
        if (object.made.tree() == program.module(m).tree.root().tree())
            home = m;
    if (!home || !object.made.is("call") ||
        (!object.made.parent().is("assignment") && !isMadeForOne(program, *home, object.made)))
        return refusal("where the lock is made is not in sight");
    if (*home != fact.module)
        return refusal("the lock is shared with other files");
    Drafting drafting(program);
    LockSwap swap(drafting, twin);
    if (auto problem = swap.making(*home, object.made))
        return *problem;
    for (const Use &use : usesOf(program, fact.module, lock))
        if (auto problem = swap.use(use))
            return *problem;
    if (input.python < base::PythonVersion{3, 10})
        drafting.atMost(knowledge::Safety::Review,
                        "Before Python 3.10 the lock has to be made while its loop runs.");
    return drafting.take();
}

} // namespace

Recipe lockTwin()
{
    return {"lock-twin", {}, draft};
}

} // namespace mend
