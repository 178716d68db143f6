#pragma once

namespace cli {

/// While it lives, Ctrl+C and SIGTERM only leave word, so that what was found can be printed. The
/// second one ends the program as ever.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    static bool came();
    /// 128 and the number of the signal, as shells say it; 0 when none came.
    static int status();
};

} // namespace cli
