#include "app/cli/interrupt.h"
#include <csignal>

namespace cli {

namespace {

volatile std::sig_atomic_t signalThatCame = 0;

void note(int number)
{
    signalThatCame = number;
}

void handle(int number, void (*handler)(int))
{
    struct sigaction action{};
    action.sa_handler = handler;
    // A read that waits is to come back; the second signal finds what was there before.
    action.sa_flags = static_cast<int>(handler == SIG_DFL ? 0 : SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    struct sigaction before{};
    sigaction(number, nullptr, &before);
    if (before.sa_handler != SIG_IGN) // nohup
        sigaction(number, &action, nullptr);
}

} // namespace

Interrupt::Interrupt()
{
    signalThatCame = 0;
    handle(SIGINT, note);
    handle(SIGTERM, note);
}

Interrupt::~Interrupt()
{
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
}

bool Interrupt::came()
{
    return signalThatCame != 0;
}

int Interrupt::status()
{
    return signalThatCame == 0 ? 0 : 128 + static_cast<int>(signalThatCame);
}

} // namespace cli
