#include "app/knowledge/cause_file.h"
#include "app/knowledge/reader.h"

namespace knowledge {

namespace {

constexpr std::size_t largestCause = 256 * 1024;
constexpr std::size_t largestCase = 64 * 1024;

Requirement readRequirement(Reader &reader)
{
    Requirement result;
    result.python = reader.text("python", 100);
    result.libraries = reader.textMap("libraries");
    result.runtime = reader.texts("runtime");
    for (std::string &name : reader.texts("requires_runtime"))
        result.runtime.push_back(std::move(name));
    result.notRuntime = reader.texts("not_runtime");
    result.platform = reader.text("platform", 100);
    return result;
}

Ceiling readCeiling(Reader &reader)
{
    return static_cast<Ceiling>(reader.word("at_most", {"strong", "possible", "weak"}, 0));
}

Signature readSignature(const Json &json, FileProblems &problems)
{
    Reader reader(json, problems, "signature");
    Signature result;
    result.line = reader.line();
    result.on =
        static_cast<SignatureOn>(reader.word("on", {"exception", "warning", "event", "log"}, 0));
    result.type = reader.text("type", 500);
    result.message = reader.pattern("message");
    result.messageNot = reader.pattern("message_not");
    result.frames = reader.patterns("frames");
    result.framesNot = reader.patterns("frames_not");
    result.lastFrame = reader.pattern("last_frame");
    result.skipPackages = reader.texts("skip_packages");
    result.thread = reader.pattern("thread");
    result.with = reader.texts("with");
    result.requires_ = readRequirement(reader);
    result.atMost = readCeiling(reader);
    reader.skip("note");
    reader.rest();
    if (result.type.empty() && result.message.empty() && result.frames.empty())
        problems.add(json.offset, "the signature says neither type, nor message, nor frames",
                     "add one of them");
    return result;
}

CodeCondition readCondition(const Json &json, FileProblems &problems)
{
    Reader reader(json, problems, "code");
    CodeCondition result;
    result.line = reader.line();
    result.fact = reader.requiredText("fact", 100);
    result.requires_ = readRequirement(reader);
    result.atMost = readCeiling(reader);
    reader.skip("note");
    for (auto &[name, values] : reader.restAsLists()) {
        const bool excludes = name.size() > 4 && name.compare(name.size() - 4, 4, "_not") == 0;
        if (excludes)
            result.attributesNot.emplace(name.substr(0, name.size() - 4), std::move(values));
        else
            result.attributes.emplace(name, std::move(values));
    }
    return result;
}

Mend readMend(const Json &json, FileProblems &problems)
{
    Reader reader(json, problems, "mend");
    Mend result;
    result.line = reader.line();
    result.id = reader.requiredText("id", 100);
    result.title = reader.requiredText("title", 200);
    for (const Json *use : reader.objects("recipes")) {
        Reader recipe(*use, problems, "recipe");
        RecipeUse made;
        made.name = recipe.requiredText("name", 100);
        made.parameters = Parameters(recipe.restAsLists());
        result.recipes.push_back(std::move(made));
    }
    result.when = reader.listMap("when");
    result.requires_ = readRequirement(reader);
    result.safety =
        static_cast<Safety>(reader.word("safety", {"safe", "review", "fill-in", "advice"}, 1));
    if (!reader.has("safety"))
        reader.problem("safety", "is missing", "write safe, review, fill-in or advice");
    result.why = reader.requiredText("why");
    result.reason = reader.text("reason", 500);
    result.install = reader.texts("install");
    reader.rest();
    if (result.recipes.empty() != (result.safety == Safety::Advice))
        problems.add(json.offset,
                     result.recipes.empty() ? "a mend without recipes is advice"
                                            : "advice has no recipes",
                     "correct \"safety\" or \"recipes\"");
    return result;
}

std::vector<Precedence> readPrecedence(Reader &reader, const std::string &key)
{
    std::vector<Precedence> result;
    for (const Json *json : reader.objects(key)) {
        Reader entry(*json, reader.problems(), key);
        Precedence made;
        made.cause = entry.requiredText("cause", 100);
        made.reason = entry.requiredText("reason", 500);
        entry.rest();
        result.push_back(std::move(made));
    }
    return result;
}

void readCauseJson(const Json &json, FileProblems &problems, Cause &cause)
{
    Reader reader(json, problems, "cause");
    cause.id = reader.requiredText("id", 100);
    cause.family = reader.requiredText("family", 100);
    cause.title = reader.requiredText("title", 200);
    cause.summary = reader.requiredText("summary");
    cause.versions = reader.text("versions", 100);
    cause.libraries = reader.texts("libraries");
    cause.related = reader.texts("related");
    cause.sources = reader.texts("sources");
    cause.claims = reader.texts("claims");
    cause.codes = reader.texts("codes");
    cause.opinion = reader.flag("opinion");
    for (const Json *entry : reader.objects("signatures"))
        cause.signatures.push_back(readSignature(*entry, problems));
    for (const Json *entry : reader.objects("code"))
        cause.code.push_back(readCondition(*entry, problems));
    for (const Json *entry : reader.objects("mends"))
        cause.mends.push_back(readMend(*entry, problems));
    cause.before = readPrecedence(reader, "before");
    cause.after = readPrecedence(reader, "after");
    reader.rest();
}

Verification readVerification(const Json &json, FileProblems &problems)
{
    Reader reader(json, problems, "verified");
    Verification result;
    result.on = reader.requiredText("on", 10);
    result.python = reader.texts("python");
    result.libraries = reader.textMap("libraries");
    result.platform = reader.text("platform", 200);
    result.outcome = reader.text("outcome");
    result.contentHash = reader.requiredText("content_hash", 64);
    reader.rest();
    return result;
}

} // namespace

std::string CauseFile::where(const std::string &key, std::size_t index) const
{
    std::vector<base::Problem> none;
    FileProblems problems(file, text, none);
    const Json *value = json.find(key);
    if (!value)
        return problems.where(0);
    return problems.where(index < value->items.size() ? value->items[index].offset : value->offset);
}

Case readCase(const Folder &root, const std::string &folder, std::vector<base::Problem> &problems)
{
    Case result;
    result.folder = root.full(folder);
    result.id = folder.substr(folder.rfind('/') + 1);
    result.hasTrace = root.hasFile(folder + "/trace.txt");
    result.hasFixed = root.hasFile(folder + "/fixed.py") || root.hasFolder(folder + "/fixed");
    const auto text = root.read(folder + "/case.json", largestCase);
    if (!text) {
        problems.push_back(text.problem());
        return result;
    }
    FileProblems where(root.full(folder + "/case.json"), *text, problems);
    const auto json = readJson(*text, where);
    if (!json)
        return result;
    Reader reader(*json, where, "case");
    result.title = reader.requiredText("title", 200);
    static const char *const kinds[] = {"script",   "http",   "azure-functions",
                                        "notebook", "pytest", "import"};
    result.kind = kinds[reader.word(
        "kind", {"script", "http", "azure-functions", "notebook", "pytest", "import"}, 0)];
    result.python = reader.text("python", 100);
    result.libraries = reader.texts("libraries");
    result.file = reader.text("file", 300);
    result.assumePython = reader.text("assume_python", 10);
    result.noTrace = reader.text("no_trace", 500);
    result.noFixed = reader.text("no_fixed", 500);
    reader.skip("expect");
    if (const Json *verified = reader.object("verified"))
        result.verified = readVerification(*verified, where);
    reader.rest();
    return result;
}

std::optional<CauseFile> readCause(const Folder &root, const std::string &folder,
                                   std::vector<base::Problem> &problems)
{
    CauseFile result;
    result.file = root.full(folder + "/cause.json");
    auto text = root.read(folder + "/cause.json", largestCause);
    if (!text) {
        problems.push_back(text.problem());
        return std::nullopt;
    }
    result.text = std::move(text).value();
    FileProblems where(result.file, result.text, problems);
    auto json = readJson(result.text, where);
    if (!json)
        return std::nullopt;
    result.json = std::move(*json);
    result.cause.folder = root.full(folder);
    readCauseJson(result.json, where, result.cause);
    for (const std::string &name : root.folders(folder + "/cases"))
        result.cause.cases.push_back(readCase(root, folder + "/cases/" + name, problems));
    return result;
}

} // namespace knowledge
