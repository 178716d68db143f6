#pragma once
#include "app/mend/drafting.h"

namespace mend {

/// Adds a keyword at the end of a call's arguments, on a line of its own where the last one has
/// one. False where the only argument is a generator expression without parentheses of its own.
bool addKeyword(Drafting &draft, std::size_t module, syntax::Node call, const std::string &keyword,
                int hunk, const std::string &reason);

/// Puts a parameter before all others.
void addFirstParameter(Drafting &draft, std::size_t module, syntax::Node function,
                       const std::string &parameter, int hunk, const std::string &reason);

/// The arguments of a call as they are written, without the parentheses and what is blank around.
std::string argumentsText(syntax::Node call);

/// The keyword argument of that name, or null.
syntax::Node keywordOf(syntax::Node call, std::string_view keyword);

/// Takes an argument out of a call, with the comma that goes with it and the line that it leaves
/// empty.
void removeArgument(Drafting &draft, std::size_t module, syntax::Node argument, int hunk,
                    const std::string &reason);

/// Takes away `name = value` when nothing but the removed places used the name.
void removeIdleName(Drafting &draft, std::size_t module, syntax::Node name, syntax::Node gone,
                    int hunk, const std::string &reason);

} // namespace mend
