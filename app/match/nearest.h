#pragma once
#include "app/match/find.h"
#include "app/match/signature.h"
#include <vector>

namespace match
{

/// At most three causes that come near what was printed, each with what they share.
std::vector<Nearest> nearestCauses(const Printed &printed,
                                   const knowledge::KnowledgeBase &knowledge);

/// Messages of the families that were recognised, in the order in which they were printed.
std::vector<NamedMessage> namedMessages(const Printed &printed,
                                        const knowledge::KnowledgeBase &knowledge);

} // namespace match
