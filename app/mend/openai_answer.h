#pragma once
#include "app/mend/drafting.h"

namespace mend {

/// Reads an answer of openai by attributes where the code read it by keys: `r["choices"][0]` ->
/// `r.choices[0]`, for the expression itself and for names that hold it or a part of it.
void readByAttributes(Drafting &draft, std::size_t module, syntax::Node answer, int hunk,
                      const std::string &reason);

/// Names that an assignment or loop gives the value of the expression (or of an `await` of it).
std::vector<syntax::Node> namesOfValue(syntax::Node expression);

} // namespace mend
