#pragma once
#include "app/checks/code_fact.h"
#include "app/knowledge/cause.h"
#include "app/match/evidence.h"
#include <optional>
#include <string>
#include <vector>

namespace match {

enum class Strength { Strong, Possible, Weak };

/// A cause that fits one place. Pointers are into the KnowledgeBase.
struct Finding {
    const knowledge::Cause *cause = nullptr;
    Strength strength = Strength::Weak;
    std::string why; ///< why this strength: what would decide it, when not strong
    std::vector<Evidence> evidence;
    std::optional<checks::CodeFact> fact; ///< its place in the code, when code is in sight
    std::string family;                   ///< of the message that decided, else the cause's
    std::string file; ///< of the code, for a trace alone of the last own frame; may be empty
    int line = 0;     ///< 1-based; 0: none
    std::optional<std::size_t> exception; ///< index into Trace::exceptions
};

/// A cause that nearly fits, when nothing does.
struct Nearest {
    const knowledge::Cause *cause = nullptr;
    std::string why;
};

/// A message of knowledge/messages that was recognised although no cause fits.
struct NamedMessage {
    std::string family;
    std::string sentence;
    std::string text;
    base::TextRange range; ///< pasted bytes
};

struct Matches {
    std::vector<Finding> findings; ///< strongest first; weak ones at the end
    std::vector<Nearest> nearest;  ///< at most three, only when no finding is strong or possible
    std::vector<NamedMessage> named;
};

} // namespace match
