#include "app/knowledge/data_files.h"
#include "app/knowledge/library_fields.h"
#include "app/knowledge/reader.h"

namespace knowledge {

namespace {

constexpr std::size_t largestFile = 2 * 1024 * 1024;

/// Opens a file, reads its JSON and hands it to `body` with a reader for the outer object.
template <class T, class Body>
std::optional<T> readFile(const Folder &root, const std::string &file, const char *name,
                          std::vector<base::Problem> &problems, Body body)
{
    const auto text = root.read(file, largestFile);
    if (!text) {
        problems.push_back(text.problem());
        return std::nullopt;
    }
    FileProblems where(root.full(file), *text, problems);
    const auto json = readJson(*text, where);
    if (!json)
        return std::nullopt;
    Reader reader(*json, where, name);
    T result;
    body(reader, result);
    reader.rest();
    return result;
}

void readId(Reader &reader, const std::string &file, std::string &id)
{
    id = reader.requiredText("id", 100);
    if (!id.empty() && id != idOf(file))
        reader.problem("id", "is \"" + id + "\" in the file " + idOf(file) + ".json",
                       "make them agree");
}

const char *const verdicts[] = {"right",    "partly",       "wrong",
                                "obsolete", "unverifiable", "data-defect"};

Claim readClaim(const Json &json, FileProblems &problems)
{
    Reader reader(json, problems, "claim");
    Claim claim;
    claim.id = reader.requiredText("id", 20);
    claim.text = reader.requiredText("text");
    reader.requiredText("verdict", 20);
    claim.verdict = verdicts[reader.word(
        "verdict", {"right", "partly", "wrong", "obsolete", "unverifiable", "data-defect"}, 0)];
    claim.why = reader.requiredText("why");
    claim.evidence = reader.requiredText("evidence");
    claim.cause = reader.text("cause", 100);
    claim.rejected = reader.text("rejected");
    reader.rest();
    if (claim.cause.empty() == claim.rejected.empty())
        problems.add(json.offset,
                     "claim " + claim.id + " is neither carried by a cause nor rejected, or both",
                     "give \"cause\" or \"rejected\"");
    return claim;
}

Message readMessage(const Json &json, FileProblems &problems)
{
    Reader reader(json, problems, "message");
    Message message;
    message.type = reader.text("type", 300);
    message.text = reader.requiredText("text", 4000);
    message.pattern = reader.pattern("pattern");
    message.versions = reader.text("versions", 500);
    message.source = reader.requiredText("source", 300);
    message.alone = reader.flag("alone", true);
    message.literalChars = reader.number("literal_chars");
    reader.rest();
    // "(no message)" can only be told by its type and what stands beside it.
    if (message.pattern.empty() && message.alone)
        problems.add(json.offset, "a message without a pattern counts alone",
                     "add \"pattern\" or \"alone\": false");
    return message;
}

} // namespace

std::string idOf(const std::string &file)
{
    const auto slash = file.rfind('/');
    const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.rfind('.'));
}

std::vector<std::string> jsonFiles(const Folder &root, const std::string &folder)
{
    std::vector<std::string> result;
    for (const std::string &name : root.files(folder))
        if (name.size() > 5 && name.compare(name.size() - 5, 5, ".json") == 0)
            result.push_back(folder + "/" + name);
    return result;
}

std::optional<Document> readDocument(const Folder &root, const std::string &file,
                                     std::vector<base::Problem> &problems)
{
    return readFile<Document>(
        root, file, "document", problems, [&](Reader &reader, Document &document) {
            readId(reader, file, document.id);
            document.title = reader.requiredText("title", 200);
            document.summary = reader.requiredText("summary");
            document.source = reader.requiredText("source", 500);
            for (const Json *claim : reader.objects("claims"))
                document.claims.push_back(readClaim(*claim, reader.problems()));
        });
}

std::optional<MessageFamily> readMessages(const Folder &root, const std::string &file,
                                          std::vector<base::Problem> &problems)
{
    return readFile<MessageFamily>(
        root, file, "family", problems, [&](Reader &reader, MessageFamily &family) {
            readId(reader, file, family.id);
            family.title = reader.requiredText("title", 200);
            family.sentence = reader.requiredText("sentence", 500);
            for (const Json *message : reader.objects("messages"))
                family.messages.push_back(readMessage(*message, reader.problems()));
        });
}

std::optional<Settings> readSettings(const Folder &root, std::vector<base::Problem> &problems)
{
    if (!root.hasFile("settings.json"))
        return Settings{};
    return readFile<Settings>(
        root, "settings.json", "settings", problems, [&](Reader &reader, Settings &settings) {
            const std::string version = reader.text("assumed_python", 10);
            settings.assumedPython = base::parsePythonVersion(version);
            if (!settings.assumedPython && reader.has("assumed_python"))
                reader.problem("assumed_python", "is no Python version", "write \"3.11\"");
        });
}

std::optional<Library> readLibrary(const Folder &root, const std::string &file,
                                   std::vector<base::Problem> &problems)
{
    return readFile<Library>(root, file, "library", problems,
                             [&](Reader &reader, Library &library) {
                                 readId(reader, file, library.id);
                                 readLibraryFields(reader, library);
                             });
}

} // namespace knowledge
