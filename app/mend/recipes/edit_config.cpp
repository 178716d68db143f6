#include "app/mend/recipes/edit_config.h"
#include "app/mend/drafting.h"
#include "app/mend/json_edits.h"
#include "app/mend/places.h"
#include "app/mend/requirement_edits.h"
#include "app/python/configs.h"

namespace mend {

namespace {

bool isNamed(const std::string &file, const std::string &name)
{
    return file == name || file.ends_with("/" + name);
}

base::Result<std::vector<Edit>> editsFor(const python::SourceFile &file,
                                         const knowledge::Parameters &parameters)
{
    const std::string form = parameters.text("form", "set");
    const bool toml = file.name.ends_with(".toml");
    const bool requirements = toml || file.name.ends_with(".txt");
    if (form == "set") {
        if (!isNamed(file.name, parameters.text("file")))
            return refusal("it is another file");
        return setJsonText(file.text, parameters.text("key"), parameters.text("value"));
    }
    if (!requirements)
        return refusal("it is another file");
    const std::string distribution = parameters.text("distribution");
    if (form == "pin")
        return pinRequirement(file.text, toml, distribution, parameters.text("version"));
    return form == "drop" ? dropRequirement(file.text, toml, distribution)
                          : addRequirement(file.text, toml, distribution);
}

std::string reasonFor(const knowledge::Parameters &parameters)
{
    const std::string form = parameters.text("form", "set");
    const std::string distribution = "`" + parameters.text("distribution") + "`";
    if (form == "set")
        return "`" + parameters.text("key") + "` is \"" + parameters.text("value") + "\" now.";
    if (form == "pin")
        return "The older release of " + distribution + " has the fault; " +
               parameters.text("version") + " has not.";
    return form == "drop" ? "Nothing needs " + distribution + " any more."
                          : "The code needs " + distribution + " now.";
}

base::Result<Draft> draft(const RecipeInput &input)
{
    Drafting drafting(input.program);
    const auto &files = python::configs(input.program);
    const int hunk = drafting.hunk();
    std::string why = "no settings file is in sight";
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto edits = editsFor(files[i], input.parameters);
        if (!edits) {
            why = edits.problem().what;
            continue;
        }
        for (const Edit &edit : *edits)
            drafting.replace(input.program.modules().size() + i, edit.range, edit.text, hunk,
                             reasonFor(input.parameters));
    }
    if (drafting.empty())
        return refusal(why);
    return drafting.take();
}

} // namespace

Recipe editConfig()
{
    return {"edit-config",
            {{"form", {"set", "pin", "drop", "add"}},
             {"file", {}},
             {"key", {}},
             {"value", {}},
             {"distribution", {}},
             {"version", {}}},
            draft};
}

} // namespace mend
