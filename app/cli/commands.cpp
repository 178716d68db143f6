#include "app/cli/commands.h"

namespace cli {

namespace {

int statusOf(const Options &options, const Terminal &terminal)
{
    switch (options.command) {
    case Command::Parse:
        return parseCommand(options, terminal);
    default:
        break;
    }
    terminal.problem({"arguments", "this command is not there yet", {}});
    return 2;
}

} // namespace

int run(const Options &options, const Terminal &terminal)
{
    const int status = statusOf(options, terminal);
    return status == 1 && options.exitZero ? 0 : status;
}

} // namespace cli
