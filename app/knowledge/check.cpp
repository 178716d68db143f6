#include "app/knowledge/checking.h"
#include "app/knowledge/data_files.h"
#include "app/knowledge/knowledge_base.h"
#include <filesystem>

namespace knowledge {

namespace {

using Problems = std::vector<base::Problem>;

bool isId(const std::string &name)
{
    bool letter = false;
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!plain && (c != '-' || !letter))
            return false;
        letter = plain;
    }
    return letter;
}

void checkName(const std::string &where, const std::string &name, Problems &problems)
{
    if (!isId(name))
        problems.push_back(
            {where, "\"" + name + "\" is no id", "use small letters, digits and single hyphens"});
}

void checkStrangers(const Folder &root, const std::string &folder, Problems &problems)
{
    for (const std::string &name : root.strangers(folder))
        problems.push_back(
            {root.full(folder.empty() ? name : folder + "/" + name),
             "this is neither file nor folder, or a link that leads out of the folder",
             "put the file itself there"});
}

void readData(const Folder &root, Reading &reading, Problems &problems)
{
    readSettings(root, problems);
    for (const std::string &file : jsonFiles(root, "libraries"))
        readLibrary(root, file, problems);
    for (const std::string &file : jsonFiles(root, "messages")) {
        const auto family = readMessages(root, file, problems);
        if (!family)
            continue;
        for (const Message &message : family->messages)
            if (!message.pattern.empty())
                if (const auto problem = message.pattern.check())
                    problems.push_back({root.full(file),
                                        "\"" + message.text + "\": " + problem->what,
                                        problem->hint});
    }
    for (const std::string &file : jsonFiles(root, "documents"))
        if (auto document = readDocument(root, file, problems)) {
            reading.knownDocuments.insert(document->id);
            reading.documents.emplace_back(root.full(file), std::move(*document));
        }
}

void readCauses(const Folder &root, Reading &reading, Problems &problems)
{
    checkStrangers(root, "causes", problems);
    for (const std::string &family : root.folders("causes")) {
        const std::string below = "causes/" + family;
        checkName(root.full(below), family, problems);
        checkStrangers(root, below, problems);
        for (const std::string &id : root.folders(below)) {
            const std::string folder = below + "/" + id;
            checkName(root.full(folder), id, problems);
            checkStrangers(root, folder, problems);
            auto file = readCause(root, folder, problems);
            if (!file)
                continue;
            if (file->cause.id != id)
                problems.push_back({file->where("id"), "the id is not the folder's name, " + id,
                                    "make them agree"});
            if (file->cause.family != family)
                problems.push_back({file->where("family"),
                                    "the family is not the folder's, " + family,
                                    "make them agree"});
            if (!reading.known.insert(file->cause.id).second)
                problems.push_back(
                    {file->where("id"), "two causes are called " + file->cause.id, "rename one"});
            reading.causes.push_back(std::move(*file));
        }
    }
}

/// A further folder may name what our own base holds.
void addOwn(const Folder &root, Reading &reading)
{
    std::error_code error;
    if (std::filesystem::equivalent(root.path(), defaultFolder(), error))
        return;
    const auto own = load({defaultFolder()});
    if (!own)
        return;
    for (const Cause &cause : own->causes())
        reading.known.insert(cause.id);
    for (const Document &document : own->documents())
        reading.knownDocuments.insert(document.id);
}

} // namespace

std::vector<base::Problem> check(const std::string &folder)
{
    const auto root = Folder::open(folder);
    if (!root)
        return {root.problem()};
    Problems problems;
    Reading reading{*root, {}, {}, {}, {}, {}};
    if (!root->hasFolder("causes") && !root->hasFolder("libraries") &&
        !root->hasFile("settings.json"))
        return {{root->path(), "this is no folder of knowledge",
                 "it holds causes/, libraries/ or settings.json"}};
    checkStrangers(*root, {}, problems);
    readData(*root, reading, problems);
    readCauses(*root, reading, problems);
    addOwn(*root, reading);
    reading.offer = readOffer(*root, problems);
    for (const CauseFile &file : reading.causes) {
        checkContent(file, reading.offer, problems);
        checkExplanation(*root, file, problems);
        checkCases(*root, file, problems);
    }
    checkReferences(reading, problems);
    return problems;
}

std::vector<base::Problem> notes(const std::string &folder)
{
    Problems result;
    const auto base = load({folder});
    if (!base)
        return result;
    for (const Cause &cause : base->causes())
        for (const Case &kase : cause.cases)
            if (!kase.verified.on.empty() && kase.verified.contentHash != contentHash(kase))
                result.push_back({kase.folder + "/case.json:1",
                                  "the case changed since the lab ran it on " + kase.verified.on,
                                  "run the lab again"});
    return result;
}

} // namespace knowledge
