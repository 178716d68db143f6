#include "app/base/line_index.h"
#include "app/diagnose/diagnose.h"
#include "app/diff/patch.h"
#include "app/python/configs.h"
#include <algorithm>
#include <map>
#include <set>

namespace diagnose {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool isNotebookFile(const std::string &file)
{
    return file.starts_with("<ipython-input") || file.starts_with("Cell In") ||
           file.starts_with("In [") || file.find("ipykernel_") != std::string::npos;
}

bool namesFile(const std::string &file)
{
    return !file.empty() && file.front() != '<' && !isNotebookFile(file);
}

/// The lines of a segment, found by what they say.
class Lines
{
public:
    explicit Lines(std::string_view text)
    {
        const base::LineIndex index(text);
        for (std::size_t i = 0; i < index.lineCount(); ++i) {
            const auto range = index.line(i);
            const auto line = trimmed(text.substr(range.start, range.size()));
            if (!line.empty())
                m_at[std::string(line)].push_back(static_cast<int>(i));
            addDefinition(line);
        }
    }

    const std::vector<int> &at(std::string_view line) const
    {
        static const std::vector<int> none;
        const auto it = m_at.find(line);
        return it == m_at.end() ? none : it->second;
    }
    bool defines(const std::string &function) const
    {
        const auto dot = function.rfind('.');
        return m_functions.count(dot == std::string::npos ? function : function.substr(dot + 1)) >
               0;
    }

private:
    void addDefinition(std::string_view line)
    {
        if (line.starts_with("async "))
            line = trimmed(line.substr(6));
        if (line.starts_with("def "))
            m_functions.insert(std::string(trimmed(line.substr(4, line.find('(') - 4))));
    }

    std::map<std::string, std::vector<int>, std::less<>> m_at;
    std::set<std::string> m_functions;
};

std::string_view firstCodeLine(const trace::Frame &frame)
{
    return frame.code ? trimmed(std::string_view(*frame.code).substr(0, frame.code->find('\n')))
                      : std::string_view();
}

/// How sure it is that the frame lies in the code: by its line and by its function.
int belonging(const trace::Frame &frame, const Lines &lines)
{
    const auto code = firstCodeLine(frame);
    const bool defined =
        frame.function && *frame.function != "<module>" && lines.defines(*frame.function);
    if (!code.empty() && !lines.at(code).empty())
        return defined ? 3 : 2;
    return code.empty() && defined ? 1 : 0;
}

struct Home {
    std::string file; ///< as printed, or empty
    bool notebook = false;
};

/// The file of the own frames that lie in the code: the one with the most to show for it.
Home homeOf(const Lines &lines, const trace::Trace &trace)
{
    std::map<std::string, int> points;
    const auto add = [&](const trace::Frame &frame) {
        const int sure = frame.own ? belonging(frame, lines) : 0;
        if (sure > 0)
            points[frame.file] += sure;
    };
    for (const auto &error : trace.exceptions)
        for (const auto &frame : error.frames)
            add(frame);
    for (const auto &warning : trace.warnings) {
        trace::Frame frame;
        frame.file = warning.file;
        frame.code = warning.code;
        frame.own = trace::isOwnFile(warning.file);
        add(frame);
    }
    for (const auto &event : trace.events) {
        trace::Frame frame;
        frame.file = event.file;
        frame.function = event.coroutine;
        frame.own = trace::isOwnFile(event.file);
        add(frame);
    }
    Home result;
    int best = 0;
    for (const auto &[file, sum] : points) {
        if (isNotebookFile(file))
            result.notebook = true;
        else if (namesFile(file) && sum > best) {
            best = sum;
            result.file = file;
        }
    }
    return result;
}

/// Whether all own frames lie in cells of a notebook: then a single file that is given is one.
bool onlyCells(const trace::Trace &trace)
{
    bool found = false;
    for (const auto &error : trace.exceptions)
        for (const auto &frame : error.frames) {
            const bool cell = isNotebookFile(frame.file);
            if (frame.own && !cell)
                return false;
            found = found || cell;
        }
    return found;
}

bool endsWithPath(std::string_view path, std::string_view end)
{
    return path.size() >= end.size() && path.substr(path.size() - end.size()) == end &&
           (path.size() == end.size() || path[path.size() - end.size() - 1] == '/');
}

/// The line of the user's file at which the code begins, by the frames that lie in it; the first
/// answer that most of them agree on.
std::optional<int> firstLineOf(const Lines &lines, const std::string &name,
                               const trace::Trace &trace)
{
    std::map<int, int> votes;
    const auto vote = [&](const std::string &file, std::optional<int> line, std::string_view code) {
        if (!line || code.empty() || !endsWithPath(diff::patchName(file), name))
            return;
        const auto &found = lines.at(code);
        for (const auto at : found)
            if (*line - at >= 1)
                votes[*line - at] += found.size() == 1 ? 3 : 1;
    };
    for (const auto &error : trace.exceptions)
        for (const auto &frame : error.frames)
            if (frame.own)
                vote(frame.file, frame.line, firstCodeLine(frame));
    for (const auto &warning : trace.warnings)
        if (warning.code)
            vote(warning.file, warning.line, trimmed(*warning.code));
    std::optional<int> best;
    for (const auto &[line, count] : votes)
        if (!best || count > votes[*best])
            best = line;
    return best;
}

bool isFileCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) || c == '_' || c == '-' || c == '.' || c == '/' || c == '\\';
}

/// The one Python file that the last line of prose before the code names, or empty: people write
/// "in your jobs.py:" above what they paste.
std::string nameInProse(const paste::Paste &paste, const paste::Segment &segment)
{
    auto before = std::string_view(paste.bytes).substr(0, segment.range.start);
    std::string_view line;
    do { // a fence between the sentence and the code is passed over
        before = trimmed(before);
        const auto start = before.find_last_of("\r\n") + 1;
        line = before.substr(start);
        before = before.substr(0, start);
    } while (line.starts_with("```") || line.starts_with("~~~"));
    std::set<std::string> names;
    for (auto at = line.find(".py"); at != std::string_view::npos; at = line.find(".py", at + 1)) {
        const auto end = at + 3;
        // a full stop ends the sentence, not the name
        if (end < line.size() && isFileCharacter(line[end]) &&
            !(line[end] == '.' && (end + 1 == line.size() || !isFileCharacter(line[end + 1]))))
            continue;
        auto from = at;
        while (from > 0 && isFileCharacter(line[from - 1]))
            --from;
        if (from < at)
            names.insert(std::string(line.substr(from, end - from)));
    }
    return names.size() == 1 ? *names.begin() : std::string();
}

std::string unique(std::string name, std::set<std::string> &used)
{
    if (used.insert(name).second)
        return name;
    const auto dot = name.rfind('.');
    const auto slash = name.rfind('/');
    const bool hasEnding = dot != std::string::npos && (slash == std::string::npos || dot > slash);
    const auto stem = hasEnding ? name.substr(0, dot) : name;
    const auto ending = hasEnding ? name.substr(dot) : std::string();
    for (int number = 2;; ++number) {
        auto other = stem + "-" + std::to_string(number) + ending;
        if (used.insert(other).second)
            return other;
    }
}

bool isWholeFile(const paste::Paste &paste, const paste::Segment &segment,
                 const std::string &fileName)
{
    if (!fileName.ends_with(".py"))
        return false;
    const auto around =
        std::string(paste.bytes).replace(segment.range.start, segment.range.size(), "");
    return trimmed(around).empty() || around == "\xEF\xBB\xBF";
}

bool isInNotebook(const paste::Paste &paste)
{
    return std::any_of(paste.containers.begin(), paste.containers.end(),
                       [](const std::string &container) {
                           return container.find("jupyter") != std::string::npos ||
                                  container.find("notebook") != std::string::npos;
                       });
}

python::SourceFile fileOf(const paste::Paste &paste, std::size_t index, const trace::Trace &trace,
                          const std::string &fileName, std::set<std::string> &used)
{
    const auto &segment = paste.segments[index];
    const Lines lines(segment.text);
    const auto home = homeOf(lines, trace);
    python::SourceFile file;
    file.text = segment.text;
    file.repairs = segment.repairs;
    file.segment = index;
    file.notebook = home.notebook || isInNotebook(paste);
    file.snippet = !isWholeFile(paste, segment, fileName);
    std::string name = diff::patchName(segment.name);
    if (name.empty())
        name = diff::patchName(home.file);
    if (name.empty())
        name = diff::patchName(nameInProse(paste, segment));
    if (name.empty() && fileName.ends_with(".py"))
        name = diff::patchName(fileName);
    if (name.empty())
        name = "pasted.py";
    if (file.snippet) {
        const auto first = firstLineOf(lines, name, trace);
        file.firstLineKnown = first.has_value();
        file.firstLine = first.value_or(1);
    }
    file.name = unique(std::move(name), used);
    return file;
}

} // namespace

std::vector<python::SourceFile> codeFiles(const paste::Paste &paste, const trace::Trace &trace,
                                          const Request &request)
{
    std::vector<python::SourceFile> result;
    std::set<std::string> used;
    for (const auto &given : request.files) {
        python::SourceFile file;
        file.name = unique(diff::patchName(given.name), used);
        file.text = given.text;
        file.notebook = request.files.size() == 1 && onlyCells(trace);
        result.push_back(std::move(file));
    }
    const auto givenCount = result.size();
    std::vector<python::SourceFile> settings;
    for (std::size_t i = 0; i < paste.segments.size(); ++i) {
        const auto &segment = paste.segments[i];
        if (segment.kind == paste::SegmentKind::Config && python::isConfigFile(segment.name) &&
            used.count(diff::patchName(segment.name)) == 0) {
            python::SourceFile file;
            file.name = unique(diff::patchName(segment.name), used);
            file.text = segment.text;
            file.repairs = segment.repairs;
            file.segment = i;
            settings.push_back(std::move(file));
        }
        if (segment.kind != paste::SegmentKind::Code ||
            (segment.language != "python" && !segment.language.empty()))
            continue;
        // The user's file is the better text of what is also pasted.
        const auto text = trimmed(segment.text);
        const bool given =
            std::any_of(result.begin(), result.begin() + static_cast<std::ptrdiff_t>(givenCount),
                        [&](const python::SourceFile &file) {
                            return file.text.find(text) != std::string::npos;
                        });
        if (!given)
            result.push_back(fileOf(paste, i, trace, request.fileName, used));
    }
    // What was pasted comes first: findings keep its order.
    std::rotate(result.begin(), result.begin() + static_cast<std::ptrdiff_t>(givenCount),
                result.end());
    // Settings come last: the modules of the Program are counted as the files here.
    std::stable_partition(result.begin(), result.end(), [](const python::SourceFile &file) {
        return !python::isConfigFile(file.name);
    });
    result.insert(result.end(), std::make_move_iterator(settings.begin()),
                  std::make_move_iterator(settings.end()));
    return result;
}

} // namespace diagnose
