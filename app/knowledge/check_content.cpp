#include "app/knowledge/checking.h"
#include "app/knowledge/knowledge_base.h"
#include "app/knowledge/reader.h"
#include <sstream>

namespace knowledge {

namespace {

using Problems = std::vector<base::Problem>;

constexpr std::size_t largestSchema = 256 * 1024;

/// The content of one schema file of the folder, or of our own where the folder has none.
std::optional<std::pair<std::string, std::string>> schemaText(const Folder &root,
                                                              const std::string &name)
{
    if (auto text = root.read("schema/" + name, largestSchema))
        return std::pair(root.full("schema/" + name), std::move(text).value());
    const auto own = Folder::open(defaultFolder());
    if (!own)
        return std::nullopt;
    if (auto text = own->read("schema/" + name, largestSchema))
        return std::pair(own->full("schema/" + name), std::move(text).value());
    return std::nullopt;
}

/// The names in a list of texts, or the keys of an object.
std::set<std::string> namesIn(const Json *json)
{
    std::set<std::string> result;
    if (!json)
        return result;
    for (const Json &item : json->items)
        if (item.kind == Json::Kind::Text)
            result.insert(item.text);
    for (const JsonMember &member : json->members)
        result.insert(member.first);
    return result;
}

std::optional<Json> readSchema(const Folder &root, const std::string &name, Problems &problems)
{
    const auto text = schemaText(root, name);
    if (!text)
        return std::nullopt;
    FileProblems where(text->first, text->second, problems);
    return readJson(text->second, where);
}

class ContentCheck
{
public:
    ContentCheck(const CauseFile &file, const Offer &offer, Problems &problems)
        : m_file(file), m_offer(offer), m_problems(problems)
    {}

    void run()
    {
        range(m_file.where("versions"), m_file.cause.versions);
        for (const Signature &signature : m_file.cause.signatures)
            checkSignature(signature);
        for (const CodeCondition &condition : m_file.cause.code)
            checkCondition(condition);
        std::set<std::string> ids;
        for (const Mend &mend : m_file.cause.mends) {
            if (!ids.insert(mend.id).second)
                say(mend.line, "two mends are called " + mend.id, "rename one");
            checkMend(mend);
        }
    }

private:
    std::string at(int line) const { return m_file.file + ":" + std::to_string(line); }
    void say(int line, std::string what, std::string hint)
    {
        m_problems.push_back({at(line), std::move(what), std::move(hint)});
    }

    void range(const std::string &where, const std::string &text)
    {
        if (!text.empty() && !base::versionInRange("3.11", text))
            m_problems.push_back({where, "\"" + text + "\" is no version range",
                                  "write one such as \">=3.8,<3.14\""});
    }

    void requirement(int line, const Requirement &need)
    {
        range(at(line), need.python);
        for (const auto &[name, versions] : need.libraries)
            range(at(line), versions);
    }

    void pattern(int line, const base::Pattern &one)
    {
        if (one.empty())
            return;
        if (const auto problem = one.check())
            say(line, "\"" + one.text() + "\": " + problem->what, problem->hint);
    }

    void checkSignature(const Signature &signature)
    {
        const int line = signature.line;
        for (const auto *one :
             {&signature.message, &signature.messageNot, &signature.lastFrame, &signature.thread})
            pattern(line, *one);
        for (const auto *list : {&signature.frames, &signature.framesNot})
            for (const base::Pattern &one : *list)
                pattern(line, one);
        for (const std::string &with : signature.with) {
            if (with.rfind("frame:", 0) == 0)
                pattern(line, base::Pattern(with.substr(6)));
            else if (with.rfind("code:", 0) == 0)
                pattern(line, base::Pattern(with.substr(5)));
            else if (with.rfind("import:", 0) != 0)
                factText(line, with.rfind("fact:", 0) == 0 ? with.substr(5) : with);
        }
        requirement(line, signature.requires_);
    }

    /// "KIND NAME=VALUE NAME=VALUE"
    void factText(int line, const std::string &text)
    {
        std::istringstream words(text);
        std::string kind;
        words >> kind;
        if (!fact(line, kind))
            return;
        for (std::string word; words >> word;)
            attribute(line, kind, word.substr(0, word.find('=')));
    }

    bool fact(int line, const std::string &kind)
    {
        if (!m_offer.facts || m_offer.facts->count(kind))
            return true;
        say(line, "no check gives the fact \"" + kind + "\"", "schema/code-facts.json lists them");
        return false;
    }

    void attribute(int line, const std::string &kind, const std::string &name)
    {
        static const std::set<std::string> common{"in",        "async",   "runs",
                                                  "framework", "library", "name"};
        if (m_offer.facts && !common.count(name) && !m_offer.facts->at(kind).count(name))
            say(line, "the fact " + kind + " has no attribute \"" + name + "\"",
                "schema/code-facts.json lists them");
    }

    void checkCondition(const CodeCondition &condition)
    {
        requirement(condition.line, condition.requires_);
        if (condition.fact.empty() || !fact(condition.line, condition.fact))
            return;
        for (const auto *map : {&condition.attributes, &condition.attributesNot})
            for (const auto &[name, values] : *map)
                attribute(condition.line, condition.fact, name);
    }

    void checkMend(const Mend &mend)
    {
        requirement(mend.line, mend.requires_);
        if (m_offer.recipes)
            for (const RecipeUse &use : mend.recipes)
                checkRecipe(mend.line, use);
    }

    void checkRecipe(int line, const RecipeUse &use)
    {
        const auto recipe = m_offer.recipes->find(use.name);
        if (recipe == m_offer.recipes->end()) {
            say(line, "there is no recipe \"" + use.name + "\"", "schema/recipes.json lists them");
            return;
        }
        for (const auto &[name, values] : use.parameters.all()) {
            const auto parameter = recipe->second.find(name);
            if (parameter == recipe->second.end()) {
                if (name != "optional")
                    say(line, "the recipe " + use.name + " has no parameter \"" + name + "\"",
                        "schema/recipes.json lists them");
                continue;
            }
            for (const std::string &value : values)
                if (!parameter->second.empty() && !parameter->second.count(value))
                    say(line, "the recipe " + use.name + " has no " + name + " \"" + value + "\"",
                        "schema/recipes.json lists them");
        }
    }

    const CauseFile &m_file;
    const Offer &m_offer;
    Problems &m_problems;
};

} // namespace

Offer readOffer(const Folder &root, Problems &problems)
{
    Offer offer;
    if (const auto json = readSchema(root, "code-facts.json", problems))
        if (const Json *facts = json->find("facts")) {
            offer.facts.emplace();
            for (const Json &fact : facts->items)
                if (const Json *kind = fact.find("kind"))
                    (*offer.facts)[kind->text] = namesIn(fact.find("attributes"));
        }
    if (const auto json = readSchema(root, "recipes.json", problems))
        if (const Json *recipes = json->find("recipes")) {
            offer.recipes.emplace();
            for (const Json &recipe : recipes->items)
                if (const Json *name = recipe.find("name")) {
                    auto &parameters = (*offer.recipes)[name->text];
                    if (const Json *list = recipe.find("parameters"))
                        for (const JsonMember &parameter : list->members)
                            parameters[parameter.first] = namesIn(&parameter.second);
                }
        }
    return offer;
}

void checkContent(const CauseFile &file, const Offer &offer, Problems &problems)
{
    ContentCheck(file, offer, problems).run();
}

} // namespace knowledge
