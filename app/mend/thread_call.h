#pragma once
#include "app/mend/drafting.h"

namespace mend {

/// How a call is handed to a thread.
enum class ThreadRunner { Auto, ToThread, RunInThreadpool };

/// Why a call cannot run in another thread (its object is bound to its thread, its result is used
/// up lazily, it needs the loop), or empty.
std::string whyNotInThread(const python::Program &program, std::size_t module,
                           const python::Call &call);

/// Hands a call to a thread and awaits it: arguments and keywords as they are. A Problem when it
/// cannot.
std::optional<base::Problem> callInThread(Drafting &draft, const RecipeInput &input,
                                          std::size_t module, const python::Call &call,
                                          ThreadRunner runner, int hunk);

/// What stands before the function that is handed to a thread: "asyncio.to_thread(".
base::Result<std::string> threadOpening(Drafting &draft, const RecipeInput &input,
                                        std::size_t module, syntax::Node at, ThreadRunner runner,
                                        int hunk);

/// Why only the loop's own thread may make a call (it asks for the running loop, or settles a
/// future), or empty.
std::string needsLoopThread(const python::Program &program, const python::Call &call);

/// The class of an object that may be used only in the thread (or loop, by `where`) that made it,
/// or empty.
std::string boundClass(const python::Program &program, std::size_t module, syntax::Node expression,
                       std::string_view where = "thread");

} // namespace mend
