#pragma once
#include "app/mend/drafting.h"
#include "app/mend/places.h"

namespace mend {

/// Writes `await` in place of a call that starts a loop (`asyncio.run(x)`,
/// `loop.run_until_complete(x)`, `runner.run(x)`, `anyio.run(f, a)`), and takes away the loop
/// variable with what only served it. The function must be async or become so. A Problem when the
/// loop is used for more than that.
std::optional<base::Problem> runToAwait(Drafting &draft, std::size_t module,
                                        const python::Call &run, int hunk,
                                        const std::string &reason);

/// The call that starts a loop at the place of a fact: there, behind the loop that is asked for
/// there
/// (`loop = get_event_loop()`, `loop.run_until_complete(x)`), or at the end of the fact's path. No
/// call when there is none.
CallPlace runAt(const python::Program &program, const checks::CodeFact &fact);

/// Whether a call starts a loop and waits for what it is given.
bool startsLoop(const python::Program &program, const python::Call &call);

} // namespace mend
