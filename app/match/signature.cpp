#include "app/match/signature.h"
#include "app/match/condition.h"
#include <algorithm>
#include <sstream>

namespace match {

bool namesType(std::string_view list, std::string_view type)
{
    if (list.empty())
        return true;
    while (true) {
        const auto bar = list.find('|');
        if (list.substr(0, bar) == type)
            return true;
        if (bar == std::string_view::npos)
            return false;
        list.remove_prefix(bar + 1);
    }
}

namespace {

/// A path component, or the stem of the last one, with either separator.
bool isInPackage(const std::string &file, const std::string &package)
{
    std::size_t start = 0;
    while (start <= file.size()) {
        auto end = file.find_first_of("/\\", start);
        if (end == std::string::npos)
            end = file.size();
        auto part = std::string_view(file).substr(start, end - start);
        if (end == file.size())
            part = part.substr(0, part.rfind('.'));
        if (part == package)
            return true;
        start = end + 1;
    }
    return false;
}

bool isSkipped(const trace::Frame &frame, const std::vector<std::string> &packages)
{
    // A compiled module's frames carry a path without a root, which looks like the user's own.
    const bool compiled = frame.file.ends_with(".pyx");
    if (frame.own && !compiled)
        return false;
    return std::any_of(packages.begin(), packages.end(), [&](const std::string &package) {
        return isInPackage(frame.file, package);
    });
}

bool importsName(std::string_view qualified, std::string_view name)
{
    return qualified == name ||
           (qualified.size() > name.size() && qualified.substr(0, name.size()) == name &&
            qualified[name.size()] == '.');
}

/// Where the paste has what a `with` asks for; nullopt when nowhere.
class Company
{
public:
    explicit Company(const Printed &printed) : m_printed(printed) {}

    std::optional<Evidence> find(const std::string &asked) const
    {
        if (asked.starts_with("frame:"))
            return frame(base::Pattern(asked.substr(6)));
        if (asked.starts_with("code:"))
            return code(base::Pattern(asked.substr(5)));
        if (asked.starts_with("import:"))
            return import(asked.substr(7));
        return fact(asked.starts_with("fact:") ? asked.substr(5) : asked);
    }

private:
    /// "KIND ATTRIBUTE=VALUE ...": a fact of that kind with those values.
    std::optional<Evidence> fact(const std::string &asked) const
    {
        std::istringstream words(asked);
        std::string kind;
        words >> kind;
        std::vector<std::pair<std::string, std::string>> wanted;
        for (std::string word; words >> word;) {
            const auto equals = word.find('=');
            wanted.emplace_back(word.substr(0, equals),
                                word.substr(std::min(equals, word.size() - 1) + 1));
        }
        for (const auto &fact : m_printed.facts) {
            const bool fits = std::all_of(wanted.begin(), wanted.end(), [&](const auto &one) {
                const auto it = fact.attributes.find(one.first);
                return it != fact.attributes.end() &&
                       std::find(it->second.begin(), it->second.end(), one.second) !=
                           it->second.end();
            });
            if (fact.kind == kind && fits)
                return m_printed.sight.inModule(fact.module, fact.range, fact.what);
        }
        return std::nullopt;
    }

    template <class Test> std::optional<Evidence> anyFrame(Test test, const char *what) const
    {
        for (const auto &error : m_printed.trace.exceptions)
            for (const auto &frame : error.frames)
                if (test(frame))
                    return m_printed.sight.inPaste(frame.range, what);
        return std::nullopt;
    }

    std::optional<Evidence> frame(const base::Pattern &pattern) const
    {
        return anyFrame([&](const trace::Frame &f) { return pattern.found(frameLine(f)); },
                        "the call went through here");
    }

    std::optional<Evidence> code(const base::Pattern &pattern) const
    {
        auto inTrace = anyFrame(
            [&](const trace::Frame &f) {
                return f.code && pattern.found(withoutStringsAndComments(*f.code));
            },
            "this line is part of it");
        if (inTrace)
            return inTrace;
        const auto &modules = m_printed.sight.program().modules();
        for (std::size_t i = 0; i < modules.size(); ++i)
            if (const auto range = pattern.find(withoutStringsAndComments(modules[i].file.text)))
                return m_printed.sight.inModule(i, *range, "this line is part of it");
        return std::nullopt;
    }

    std::optional<Evidence> import(const std::string &name) const
    {
        const auto &modules = m_printed.sight.program().modules();
        for (std::size_t i = 0; i < modules.size(); ++i)
            for (const auto &one : modules[i].imports)
                if (importsName(one.module, name) || importsName(one.qualified, name))
                    return m_printed.sight.inModule(i, one.statement.range(),
                                                    name + " is imported here");
        const auto written = base::Pattern("^\\s*(import|from)\\s+" + name + "\\b");
        return anyFrame([&](const trace::Frame &f) { return f.code && written.found(*f.code); },
                        "it is imported here");
    }

    const Printed &m_printed;
};

/// Frames and last frame; nullopt when one that is asked for is not there.
std::optional<std::vector<Evidence>> matchFrames(const knowledge::Signature &signature,
                                                 const trace::RaisedError &error,
                                                 const Printed &printed)
{
    std::vector<Evidence> result;
    for (const auto &pattern : signature.frames) {
        const auto frame = std::find_if(error.frames.begin(), error.frames.end(),
                                        [&](const auto &f) { return frameMatches(pattern, f); });
        if (frame == error.frames.end())
            return std::nullopt;
        result.push_back(printed.sight.inPaste(frame->range, "the call went through here"));
    }
    for (const auto &pattern : signature.framesNot)
        for (const auto &frame : error.frames)
            if (frameMatches(pattern, frame))
                return std::nullopt;
    if (!signature.lastFrame.empty()) {
        const auto frames = innermostFirst(error);
        const auto last = std::find_if(frames.begin(), frames.end(), [&](const trace::Frame *f) {
            return !isSkipped(*f, signature.skipPackages);
        });
        if (last == frames.end() || !frameMatches(signature.lastFrame, **last))
            return std::nullopt;
        result.push_back(printed.sight.inPaste((*last)->range, "this is where it was called"));
    }
    return result;
}

bool threadMatches(const base::Pattern &pattern, const trace::RaisedError &error)
{
    if (pattern.empty() || pattern.found(error.thread))
        return true;
    static const base::Pattern named("thread ['\"]([^'\"]+)['\"]");
    const auto &message = error.message.value_or(std::string());
    const auto groups = named.groups(message);
    return groups && (*groups)[1] &&
           pattern.found(
               std::string_view(message).substr((*groups)[1]->start, (*groups)[1]->size()));
}

bool textMatches(const knowledge::Signature &signature, std::string_view text)
{
    if (!signature.message.empty() && !signature.message.found(text))
        return false;
    return signature.messageNot.empty() || !signature.messageNot.found(text);
}

int narrownessOf(const knowledge::Signature &signature)
{
    const auto &need = signature.requires_;
    return static_cast<int>(1000 * (signature.frames.size() + signature.with.size()) +
                            (signature.lastFrame.empty() ? 0 : 1000) +
                            (signature.thread.empty() ? 0 : 500) +
                            (signature.messageNot.empty() ? 0 : 100) +
                            (need.python.empty() ? 0 : 300) + 300 * need.libraries.size() +
                            (need.runtime.empty() ? 0 : 300) + (signature.type.empty() ? 0 : 50) +
                            std::min<std::size_t>(signature.message.literal().size(), 49));
}

/// Company and requirement, which all kinds of signature may ask for.
bool complete(Hit &hit, const Printed &printed, Miss *miss)
{
    const Company company(printed);
    for (const auto &asked : hit.signature->with) {
        auto found = company.find(asked);
        if (!found) {
            if (miss)
                *miss = Miss::Context;
            return false;
        }
        hit.evidence.push_back(std::move(*found));
    }
    auto fits = fit(hit.signature->requires_, printed.environment);
    if (fits.excluded) {
        if (miss)
            *miss = Miss::Requirement;
        return false;
    }
    hit.unknown.insert(hit.unknown.end(), fits.unknown.begin(), fits.unknown.end());
    hit.narrowness = narrownessOf(*hit.signature);
    return true;
}

} // namespace

std::optional<Hit> matchException(const knowledge::Signature &signature,
                                  const trace::RaisedError &error, const Printed &printed,
                                  Miss *miss)
{
    if (miss)
        *miss = Miss::None;
    if (signature.on != knowledge::SignatureOn::Exception)
        return std::nullopt;
    const auto name = error.typeName();
    Hit hit{&signature, {}, {}, 0};
    if (name.empty() && !signature.type.empty())
        hit.unknown.push_back("the exception's type, which is cut off");
    else if (!namesType(signature.type, name))
        return std::nullopt;
    if (!textMatches(signature, error.message.value_or(std::string())))
        return std::nullopt;
    if (!threadMatches(signature.thread, error)) {
        if (miss)
            *miss = Miss::Context;
        return std::nullopt;
    }
    auto frames = matchFrames(signature, error, printed);
    if (!frames) {
        if (miss)
            *miss = Miss::Frames;
        return std::nullopt;
    }
    hit.evidence.push_back(printed.sight.inPaste(error.range, "this error says it"));
    hit.evidence.insert(hit.evidence.end(), frames->begin(), frames->end());
    if (!complete(hit, printed, miss))
        return std::nullopt;
    return hit;
}

std::optional<Hit> matchWarning(const knowledge::Signature &signature,
                                const trace::WarningReport &warning, const Printed &printed)
{
    if (signature.on != knowledge::SignatureOn::Warning ||
        !namesType(signature.type, warning.category) || !textMatches(signature, warning.message))
        return std::nullopt;
    Hit hit{&signature, {printed.sight.inPaste(warning.range, "this warning says it")}, {}, 0};
    if (!complete(hit, printed, nullptr))
        return std::nullopt;
    return hit;
}

std::optional<Hit> matchEvent(const knowledge::Signature &signature, const trace::Event &event,
                              const Printed &printed)
{
    if (signature.on != knowledge::SignatureOn::Event || !namesType(signature.type, event.kind) ||
        !textMatches(signature, event.text))
        return std::nullopt;
    Hit hit{&signature, {printed.sight.inPaste(event.range, "asyncio itself reports it")}, {}, 0};
    if (!complete(hit, printed, nullptr))
        return std::nullopt;
    return hit;
}

namespace {

/// Whether the match lies in double quotes: then the line speaks about the text, as a search does.
bool isQuoted(const base::Pattern &pattern, std::string_view line)
{
    const auto match = pattern.find(line);
    return match &&
           std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(match->start), '"') %
                   2 ==
               1;
}

} // namespace

std::optional<Hit> matchLog(const knowledge::Signature &signature, const trace::LogLine &line,
                            const Printed &printed)
{
    // A signature that asks for no text would take every line of the log.
    if (signature.on != knowledge::SignatureOn::Log || signature.message.empty() ||
        !textMatches(signature, line.text) || isQuoted(signature.message, line.text))
        return std::nullopt;
    Hit hit{&signature, {printed.sight.inPaste(line.range, "the log says it")}, {}, 0};
    if (!complete(hit, printed, nullptr))
        return std::nullopt;
    return hit;
}

} // namespace match
