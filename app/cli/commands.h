#pragma once
#include "app/cli/options.h"
#include "app/cli/terminal.h"

namespace cli {

/// Each does one command and returns its exit status: 0, 1 (something found or left), 2 (could not
/// work).
int parseCommand(const Options &options, const Terminal &terminal);

/// Chooses the command, and turns 1 into 0 where --exit-zero asks for it.
int run(const Options &options, const Terminal &terminal);

} // namespace cli
