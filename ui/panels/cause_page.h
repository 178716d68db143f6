#pragma once
#include "app/knowledge/knowledge_base.h"
#include "app/match/finding.h"
#include "ui/theme/tokens.h"
#include <QString>

namespace panels {

/// The short text for a finding: summary, match word with its reason, numbered links to the
/// evidence.
QString shortExplanation(const match::Finding &finding, const theme::Tokens &tokens);

/// The page of a cause: facts, explanation, what the documents say, what it was verified on.
QString causePage(const knowledge::Cause &cause, const knowledge::KnowledgeBase &base,
                  const theme::Tokens &tokens);

/// "Verified on 2026-11-24 with Python 3.11, fastapi 0.115.0", or that it was not.
QString verifiedLine(const knowledge::Cause &cause);

/// A verdict on a document's claim, in a word.
QString verdictWord(const std::string &verdict);

} // namespace panels
