#pragma once
#include "app/cli/options.h"
#include "app/cli/terminal.h"
#include "app/knowledge/knowledge_base.h"

namespace cli {

/// Each does one command and returns its exit status: 0, 1 (something found or left), 2 (could not
/// work).
int parseCommand(const Options &options, const Terminal &terminal);
int diagnoseCommand(const Options &options, const Terminal &terminal);
int fixCommand(const Options &options, const Terminal &terminal);
int checkCommand(const Options &options, const Terminal &terminal);
int scanCommand(const Options &options, const Terminal &terminal);
int catalogueCommand(const Options &options, const Terminal &terminal);
int explainCommand(const Options &options, const Terminal &terminal);
int knowledgeCheckCommand(const Options &options, const Terminal &terminal);
int knowledgeNewCommand(const Options &options, const Terminal &terminal);
int syntaxCommand(const Options &options, const Terminal &terminal);

/// Ours and the folders of --knowledge; what they replace is said on `err`.
base::Result<knowledge::KnowledgeBase> loadKnowledge(const Options &options,
                                                     const Terminal &terminal);

/// Chooses the command, and turns 1 into 0 where --exit-zero asks for it.
int run(const Options &options, const Terminal &terminal);

} // namespace cli
