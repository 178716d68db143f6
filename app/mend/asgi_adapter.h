#pragma once
#include "app/mend/drafting.h"

namespace mend {

/// The wiring of an ASGI app into Azure Functions, and what it becomes.
class AsgiAdapter
{
public:
    AsgiAdapter(Drafting &draft, std::size_t module);

    /// `app = func.AsgiFunctionApp(app=api, ...)` at the top level; `main` goes, and an ASGI app
    /// that is called `app` gets another name.
    std::optional<base::Problem> toFunctionApp();
    /// `async def main` that awaits `handle_async`.
    std::optional<base::Problem> toHandleAsync();

private:
    std::optional<base::Problem> find();
    std::optional<base::Problem> renameApi(const std::string &to);
    std::optional<base::Problem> mendContext(syntax::Node function);
    std::string functions(syntax::Node at, const std::string &name);
    bool onlyAdapts(syntax::Node function) const;

    Drafting &m_draft;
    std::size_t m_module;
    int m_hunk;
    const python::Call *m_middleware = nullptr; ///< AsgiMiddleware(api)
    syntax::Node m_api;                         ///< the app's name where it is bound
    syntax::Node m_entry; ///< `def main` or `main = ...`, a statement of the module
    bool m_hasFunctionApp = false;
    syntax::Node m_holder; ///< `adapter = AsgiMiddleware(api)`, or null
};

} // namespace mend
