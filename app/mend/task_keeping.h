#pragma once
#include "app/mend/drafting.h"

namespace mend {

/// What the lines that keep a task need: the set that holds it, and a free name for it.
struct TaskKeeping {
    std::string set;
    std::string task;
};

/// The module's set of running tasks, written at its top when there is none; and a name that is
/// free at the place.
TaskKeeping taskKeeping(Drafting &draft, std::size_t module, syntax::Node at, int hunk);

/// The two lines that keep a task until it is done, each behind a line break and `indent`.
std::string keepingLines(const TaskKeeping &keeping, const std::string &task,
                         const std::string &newline, const std::string &indent);

/// The place behind the imports at the module's top, for a line of its own; `text` gets the blank
/// lines that it needs there.
void insertAtTop(Drafting &draft, std::size_t module, const std::string &line, int hunk,
                 const std::string &reason);

} // namespace mend
