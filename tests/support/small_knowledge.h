#pragma once
#include "app/knowledge/knowledge_base.h"

namespace support
{

/// A little knowledge of a few libraries, enough to see meaning with.
const knowledge::KnowledgeBase &smallKnowledge();

} // namespace support
