#pragma once
#include "app/match/code.h"
#include "app/match/order.h"
#include "app/match/signature.h"
#include <vector>

namespace match
{

/// What is looked at while the printed part of a paste is matched.
struct Scene {
    const Input &input;
    const Sight &sight;
    const Precedence &precedence;
    const CodeView &code;
    std::vector<bool> taken; ///< facts that a printed text has been joined with
};

/// Findings of exceptions: each traceback's last one first, then group members, then chained ones.
std::vector<Ranked> exceptionFindings(Scene &scene);

/// Warnings, asyncio's own reports and log lines. What one of the `findings` explains joins it as
/// further evidence instead.
std::vector<Ranked> reportFindings(Scene &scene, std::vector<Ranked> &findings);

} // namespace match
