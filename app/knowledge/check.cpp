#include "app/knowledge/knowledge_base.h"

namespace knowledge {

std::vector<base::Problem> check(const std::string &folder)
{
    const auto base = load({folder});
    return base ? std::vector<base::Problem>() : std::vector<base::Problem>{base.problem()};
}

} // namespace knowledge
