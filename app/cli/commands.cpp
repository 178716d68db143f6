#include "app/cli/commands.h"

namespace cli {

namespace {

int statusOf(const Options &options, const Terminal &terminal)
{
    switch (options.command) {
    case Command::Parse:
        return parseCommand(options, terminal);
    case Command::Diagnose:
        return diagnoseCommand(options, terminal);
    case Command::Fix:
        return fixCommand(options, terminal);
    case Command::Check:
        return checkCommand(options, terminal);
    case Command::Scan:
        return scanCommand(options, terminal);
    case Command::Catalogue:
        return catalogueCommand(options, terminal);
    case Command::Explain:
        return explainCommand(options, terminal);
    case Command::KnowledgeCheck:
        return knowledgeCheckCommand(options, terminal);
    case Command::KnowledgeNew:
        return knowledgeNewCommand(options, terminal);
    case Command::Syntax:
        return syntaxCommand(options, terminal);
    }
    return 2;
}

} // namespace

base::Result<knowledge::KnowledgeBase> loadKnowledge(const Options &options,
                                                     const Terminal &terminal)
{
    std::vector<std::string> folders{knowledge::defaultFolder()};
    folders.insert(folders.end(), options.knowledge.begin(), options.knowledge.end());
    auto loaded = knowledge::load(folders);
    if (!loaded) {
        terminal.problem(loaded.problem());
        return loaded;
    }
    for (const auto &id : loaded->replaced())
        terminal.note("the cause " + id + " is the one of a folder given with --knowledge");
    return loaded;
}

int run(const Options &options, const Terminal &terminal)
{
    const int status = statusOf(options, terminal);
    return status == 1 && options.exitZero ? 0 : status;
}

} // namespace cli
