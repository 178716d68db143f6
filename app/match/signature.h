#pragma once
#include "app/environment/environment.h"
#include "app/knowledge/cause.h"
#include "app/match/sight.h"
#include "app/trace/stack_trace.h"
#include <optional>
#include <string>
#include <vector>

namespace match
{

/// What signatures are tried against.
struct Printed {
    const trace::Trace &trace;
    const std::vector<checks::CodeFact> &facts;
    const environment::Environment &environment;
    const Sight &sight;
};

/// A signature that fits, and by what.
struct Hit {
    const knowledge::Signature *signature = nullptr;
    std::vector<Evidence> evidence;   ///< the text itself first
    std::vector<std::string> unknown; ///< what would make it certain
    /// How much it asks for: of two that fit the same text, the one that asks for more is the
    /// narrower.
    int narrowness = 0;
};

/// How near a signature came that does not fit.
enum class Miss { None, Frames, Context, Requirement };

std::optional<Hit> matchException(const knowledge::Signature &signature,
                                  const trace::RaisedError &error, const Printed &printed,
                                  Miss *miss = nullptr);
std::optional<Hit> matchWarning(const knowledge::Signature &signature,
                                const trace::WarningReport &warning, const Printed &printed);
std::optional<Hit> matchEvent(const knowledge::Signature &signature, const trace::Event &event,
                              const Printed &printed);
std::optional<Hit> matchLog(const knowledge::Signature &signature, const trace::LogLine &line,
                            const Printed &printed);

/// Whether a list such as "A|B" names the type; an empty list names any.
bool namesType(std::string_view list, std::string_view type);

} // namespace match
