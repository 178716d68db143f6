#pragma once
#include "app/knowledge/library.h"
#include "app/knowledge/reader.h"

namespace knowledge {

/// Every key of a library file but its id. A new field is one line here and one in library.h.
void readLibraryFields(Reader &reader, Library &library);

} // namespace knowledge
