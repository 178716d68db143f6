#include "app/match/nearest.h"
#include <algorithm>
#include <cctype>
#include <set>
#include <string>

namespace match {

namespace {

constexpr std::size_t most = 3;
constexpr std::size_t shortestWord = 4;

std::set<std::string> words(std::string_view text)
{
    static const std::set<std::string> common{"with", "from", "this",   "that",  "been",
                                              "have", "does", "object", "error", "must",
                                              "when", "only", "cannot"};
    std::set<std::string> result;
    std::string word;
    const auto flush = [&] {
        if (word.size() >= shortestWord && !common.count(word))
            result.insert(word);
        word.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && i + 1 < text.size()) { // \b, \d and the like are no letters of a word
            flush();
            ++i;
        } else if (std::isalpha(static_cast<unsigned char>(c)) || c == '_') {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else {
            flush();
        }
    }
    flush();
    return result;
}

struct Score {
    int points = 0;
    std::string why;
};

std::string shared(const std::set<std::string> &left, const std::set<std::string> &right,
                   int &count)
{
    std::string result;
    for (const auto &word : left) {
        if (!right.count(word))
            continue;
        ++count;
        if (count <= 3)
            result += (result.empty() ? "" : ", ") + word;
    }
    return result;
}

Score score(const knowledge::Signature &signature, const trace::RaisedError &error,
            const Printed &printed)
{
    Miss miss = Miss::None;
    if (matchException(signature, error, printed, &miss))
        return {};
    // A signature that asks for no text is not near because its text is not missing.
    if (signature.message.empty())
        miss = Miss::None;
    switch (miss) {
    case Miss::Frames:
        return {20, "the message fits, the call went another way"};
    case Miss::Context:
        return {18, "the message fits, what it needs beside it is not in the paste"};
    case Miss::Requirement:
        return {16, "the message fits, the version or platform does not"};
    case Miss::None:
        break;
    }
    Score result;
    int count = 0;
    const auto words_ =
        shared(words(signature.message.text()), words(error.message.value_or("")), count);
    if (!signature.type.empty() && namesType(signature.type, error.typeName())) {
        result.points += 2;
        result.why = "same exception type";
    }
    if (count > 0) {
        result.points += 2 * count;
        result.why += (result.why.empty() ? "" : "; ") + ("the message shares \"" + words_ + "\"");
    }
    for (const auto &pattern : signature.frames)
        if (std::any_of(error.frames.begin(), error.frames.end(),
                        [&](const trace::Frame &f) { return frameMatches(pattern, f); })) {
            result.points += 3;
            result.why +=
                std::string(result.why.empty() ? "" : "; ") + "the call went the same way";
            break;
        }
    return result;
}

/// Whether the library that a message comes from is anywhere in the paste.
bool sourceInSight(const std::string &source, const trace::RaisedError *error,
                   const Printed &printed)
{
    if (source.empty() || source == "cpython" || source == "python")
        return true;
    std::string module = source;
    std::replace(module.begin(), module.end(), '-', '_');
    const base::Pattern component("(^|[/\\\\])" + module + "([/\\\\.]|$)");
    if (error)
        for (const auto &frame : error->frames)
            if (component.found(frame.file) ||
                component.found(frame.file.substr(0, frame.file.rfind('.'))))
                return true;
    if (error && error->type.starts_with(module + "."))
        return true;
    if (printed.environment.libraries.count(source))
        return true;
    for (const auto &one : printed.sight.program().modules())
        for (const auto &import : one.imports)
            if (import.module == module || import.module.starts_with(module + "."))
                return true;
    return std::any_of(
        printed.trace.logLines.begin(), printed.trace.logLines.end(),
        [&](const trace::LogLine &line) { return line.text.find(module) != std::string::npos; });
}

/// Type lists of messages read "A/B"; a type may carry its module.
bool messageTypeNames(std::string_view list, std::string_view type)
{
    while (!list.empty()) {
        const auto slash = list.find('/');
        auto one = list.substr(0, slash);
        if (const auto dot = one.rfind('.'); dot != std::string_view::npos)
            one.remove_prefix(dot + 1);
        while (!one.empty() && one.front() == ' ')
            one.remove_prefix(1);
        while (!one.empty() && one.back() == ' ')
            one.remove_suffix(1);
        if (one == type)
            return true;
        if (slash == std::string_view::npos)
            return false;
        list.remove_prefix(slash + 1);
    }
    return false;
}

struct Named {
    const knowledge::MessageFamily *family = nullptr;
    const knowledge::Message *message = nullptr;
};

Named narrowest(std::string_view type, std::string_view text, const trace::RaisedError *error,
                const Printed &printed, const knowledge::KnowledgeBase &knowledge)
{
    Named best;
    for (const auto &family : knowledge.messages())
        for (const auto &message : family.messages) {
            if (best.message && message.literalChars <= best.message->literalChars)
                continue;
            const bool typed = message.type.starts_with("log")
                                   ? type.empty()
                                   : messageTypeNames(message.type, type);
            if (!typed || !message.pattern.found(text))
                continue;
            if (!message.alone && !sourceInSight(message.source, error, printed))
                continue;
            best = {&family, &message};
        }
    return best;
}

} // namespace

std::vector<Nearest> nearestCauses(const Printed &printed,
                                   const knowledge::KnowledgeBase &knowledge)
{
    struct Near {
        const knowledge::Cause *cause;
        Score score;
    };
    std::vector<Near> all;
    for (const auto &cause : knowledge.causes()) {
        Score best;
        for (const auto &signature : cause.signatures)
            for (const auto &error : printed.trace.exceptions) {
                if (signature.on != knowledge::SignatureOn::Exception)
                    continue;
                auto one = score(signature, error, printed);
                if (one.points > best.points)
                    best = std::move(one);
            }
        if (best.points > 2)
            all.push_back({&cause, std::move(best)});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Near &a, const Near &b) { return a.score.points > b.score.points; });
    std::vector<Nearest> result;
    for (auto &one : all)
        if (result.size() < most)
            result.push_back({one.cause, std::move(one.score.why)});
    return result;
}

std::vector<NamedMessage> namedMessages(const Printed &printed,
                                        const knowledge::KnowledgeBase &knowledge)
{
    std::vector<NamedMessage> result;
    const auto add = [&](std::string_view type, std::string_view text,
                         const trace::RaisedError *error, base::TextRange range) {
        const auto named = narrowest(type, text, error, printed, knowledge);
        if (!named.family)
            return;
        const bool again =
            std::any_of(result.begin(), result.end(), [&](const NamedMessage &other) {
                return other.family == named.family->id && other.text == text;
            });
        if (!again)
            result.push_back({named.family->id, named.family->sentence, std::string(text), range});
    };
    for (const auto &error : printed.trace.exceptions)
        add(error.typeName(), error.message.value_or(""), &error, error.range);
    for (const auto &warning : printed.trace.warnings)
        add(warning.category, warning.message, nullptr, warning.range);
    for (const auto &event : printed.trace.events)
        add({}, event.text, nullptr, event.range);
    for (const auto &line : printed.trace.logLines)
        add({}, line.text, nullptr, line.range);
    return result;
}

} // namespace match
