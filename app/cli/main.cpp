#include "app/cli/commands.h"
#include <cstdlib>
#include <iostream>
#include <unistd.h>

int main(int argc, char **argv)
{
    std::ios::sync_with_stdio(false);
    const char *noColour = std::getenv("NO_COLOR");
    const bool colour = isatty(STDOUT_FILENO) && !(noColour && *noColour);
    const cli::Terminal terminal{std::cout, std::cerr, colour};
    const auto read = cli::readOptions(argc, argv);
    if (const auto *stop = std::get_if<cli::Stop>(&read)) {
        if (stop->status == 0)
            std::cout << stop->text;
        else
            std::cerr << "tracemend-cli: " << cli::printable(stop->text) << ".\n";
        return stop->status;
    }
    const int status = cli::run(std::get<cli::Options>(read), terminal);
    std::cout.flush();
    if (!std::cout) {
        std::cerr << "tracemend-cli: standard output: cannot be written.\n";
        return 2;
    }
    return status;
}
