#include "tests/support/facts.h"
#include "app/knowledge/knowledge_base.h"
#include <cstdio>
#include <cstdlib>
#include <set>

namespace support {

const knowledge::KnowledgeBase &libraries()
{
    static const knowledge::KnowledgeBase base = [] {
        auto loaded = knowledge::load({knowledge::defaultFolder()});
        if (!loaded) {
            std::fprintf(stderr, "%s: %s\n", loaded.problem().where.c_str(),
                         loaded.problem().what.c_str());
            std::abort();
        }
        return std::move(loaded).value();
    }();
    return base;
}

std::vector<checks::CodeFact> Facts::of(const std::string &kind) const
{
    std::vector<checks::CodeFact> result;
    for (const auto &fact : facts) {
        if (fact.kind == kind)
            result.push_back(fact);
    }
    return result;
}

void Facts::dropOpinions()
{
    std::set<std::string> opinions;
    for (const knowledge::Cause &cause : libraries().causes())
        for (const knowledge::CodeCondition &condition : cause.code)
            if (cause.opinion)
                opinions.insert(condition.fact);
    std::erase_if(facts, [&](const auto &fact) { return opinions.count(fact.kind) > 0; });
}

std::string Facts::textOf(const checks::CodeFact &fact) const
{
    const auto &text = program.module(fact.module).file.text;
    const std::string slice = text.substr(fact.range.start, fact.range.size());
    return slice.substr(0, slice.find('\n'));
}

std::string Facts::list(const std::vector<std::string> &attributes) const
{
    return list({}, attributes);
}

std::string Facts::list(const std::string &kind, const std::vector<std::string> &attributes) const
{
    std::string result;
    for (const auto &fact : facts) {
        if (!kind.empty() && fact.kind != kind)
            continue;
        result += fact.kind + " `" + textOf(fact) + "`";
        for (const auto &name : attributes) {
            std::string values;
            const auto found = fact.attributes.find(name);
            if (found != fact.attributes.end()) {
                for (const auto &value : found->second)
                    values += (values.empty() ? "" : ",") + value;
            }
            result += " " + name + "=" + values;
        }
        result += "\n";
    }
    return result;
}

Facts factsOf(std::vector<python::SourceFile> files)
{
    Facts result;
    result.program = python::analyse(std::move(files), libraries());
    result.facts = checks::run(result.program);
    return result;
}

Facts factsOf(const std::string &code, const std::string &fileName)
{
    python::SourceFile file;
    file.name = fileName;
    file.text = code;
    return factsOf(std::vector<python::SourceFile>{file});
}

Facts factsOfNotebook(const std::string &code)
{
    python::SourceFile file;
    file.name = "cell.py";
    file.text = code;
    file.notebook = true;
    return factsOf(std::vector<python::SourceFile>{file});
}

} // namespace support
