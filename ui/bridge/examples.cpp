#include "ui/bridge/examples.h"
#include "ui/bridge/text.h"
#include <set>

namespace bridge {

std::optional<Example> exampleOf(const knowledge::Cause &cause,
                                 const knowledge::KnowledgeBase &base)
{
    for (const knowledge::Case &kase : cause.cases) {
        const auto broken = base.read(kase, "broken.py");
        const auto trace = kase.hasTrace ? base.read(kase, "trace.txt") : std::nullopt;
        if (!broken && !trace)
            continue;
        Example example;
        example.label = text(cause.title);
        example.cause = cause.id;
        example.python = kase.assumePython;
        example.paste = trace ? *trace : *broken;
        if (trace && broken)
            example.files.push_back({kase.file.empty() ? "main.py" : kase.file, *broken});
        return example;
    }
    return std::nullopt;
}

std::vector<Example> chooseExamples(const knowledge::KnowledgeBase &base, std::size_t count)
{
    std::vector<const knowledge::Cause *> ranked;
    for (const knowledge::Cause &cause : base.causes())
        if (!cause.cases.empty())
            ranked.push_back(&cause);
    const auto worth = [](const knowledge::Cause *cause) {
        const knowledge::Case &kase = cause->cases.front();
        return (kase.hasTrace ? 2 : 0) + (kase.hasFixed ? 1 : 0);
    };
    std::stable_sort(ranked.begin(), ranked.end(),
                     [&](const auto *a, const auto *b) { return worth(a) > worth(b); });
    std::vector<Example> examples;
    std::set<std::string> families;
    for (const knowledge::Cause *cause : ranked) {
        if (examples.size() == count)
            break;
        if (families.count(cause->family) > 0)
            continue;
        if (auto example = exampleOf(*cause, base)) {
            families.insert(cause->family);
            examples.push_back(std::move(*example));
        }
    }
    return examples;
}

} // namespace bridge
