#pragma once
#include "app/mend/drafting.h"
#include <string>
#include <vector>

namespace mend {

/// Where an ASGI application (FastAPI, Starlette) opens what lives as long as it does: the lifespan
/// that it has, its startup and shutdown functions, or a lifespan that is written for it.
class Lifespan
{
public:
    Lifespan(Drafting &draft, std::size_t module) : m_draft(draft), m_module(module) {}

    /// Finds the application: in the module, else the only one in sight. A Problem where there is
    /// none, or its start cannot be extended.
    std::optional<base::Problem> find();

    /// The application's name where code outside functions can say it; empty when it is made in a
    /// function.
    const std::string &app() const { return m_app; }
    std::size_t module() const { return m_module; }

    /// `async with CONTEXT as NAME`, kept as the state's attribute of that name. `close` is the
    /// coroutine method that ends it, for an application that starts through events.
    void enter(std::string context, std::string name, std::string close);
    /// A statement that runs before the application serves. `@state@` stands for the state.
    void run(std::string statement);

    /// Writes the steps; `moved` is the statement of the module that they take the place of. It
    /// goes, and its comments come along.
    std::optional<base::Problem> write(std::size_t module, syntax::Node moved, int hunk,
                                       const std::string &reason);

private:
    struct Step {
        std::string text;  ///< statement, or what is entered
        std::string name;  ///< entered: the attribute that keeps it
        std::string close; ///< entered: the method that ends it
    };

    std::optional<base::Problem> findExisting();
    std::optional<base::Problem> writeNew(int hunk, const std::string &reason);
    std::optional<base::Problem> extendGenerator(int hunk, const std::string &reason);
    std::optional<base::Problem> extendEvents(int hunk, const std::string &reason);
    void closeAtShutdown(const Step &step, int hunk, const std::string &reason);
    std::string freeName() const;
    std::string lines(const std::string &indent, const std::string &state, std::string &inner);
    std::string comments(const std::string &indent) const;
    std::string commentAfter() const;

    Drafting &m_draft;
    std::size_t m_module;
    std::string m_app;
    const python::Call *m_made = nullptr; ///< FastAPI(...)
    std::vector<python::FunctionRef> m_startup;
    std::vector<python::FunctionRef> m_shutdown;
    std::optional<python::FunctionRef> m_generator; ///< the lifespan that is there
    std::vector<Step> m_steps;
    std::size_t m_movedModule = 0;
    syntax::Node m_moved;
    bool m_replaced = false; ///< what was written stands in the moved statement's place
};

} // namespace mend
