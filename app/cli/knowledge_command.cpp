#include "app/cli/commands.h"
#include <filesystem>
#include <ostream>

namespace cli {

int knowledgeCheckCommand(const Options &options, const Terminal &terminal)
{
    const auto folder =
        options.inputs.empty() ? knowledge::defaultFolder() : options.inputs.front();
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        terminal.problem({folder, "is no folder", "give the folder that holds causes/"});
        return 2;
    }
    const auto problems = knowledge::check(folder);
    for (const auto &problem : problems) {
        terminal.out << printable(problem.where) << ": " << printable(problem.what) << '.';
        if (!problem.hint.empty())
            terminal.out << ' ' << printable(problem.hint) << '.';
        terminal.out << '\n';
    }
    for (const auto &note : knowledge::notes(folder))
        terminal.out << printable(note.where) << ": note: " << printable(note.what) << ". "
                     << printable(note.hint) << ".\n";
    terminal.out << (problems.empty() ? "no problem"
                                      : std::to_string(problems.size()) +
                                            (problems.size() == 1 ? " problem" : " problems"))
                 << " in " << printable(folder) << '\n';
    return problems.empty() ? 0 : 1;
}

} // namespace cli
