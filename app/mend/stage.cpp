#include "app/mend/stage.h"
#include "app/checks/run.h"
#include "app/mend/compose.h"
#include "app/python/configs.h"
#include <algorithm>

namespace mend {

namespace {

Stage look(python::Program program, const ProposeInput &input)
{
    Stage stage{std::move(program), {}, {}};
    stage.facts = checks::run(stage.program);
    stage.findings = match::findInCode(stage.program, stage.facts, input.environment,
                                       input.knowledge, input.opinions);
    return stage;
}

} // namespace

Stage stageAfter(const ProposeInput &input, const std::map<std::size_t, std::string> &texts)
{
    std::vector<python::SourceFile> files;
    for (std::size_t module = 0; module < input.program.modules().size(); ++module) {
        python::SourceFile file = input.program.module(module).file;
        if (const auto text = texts.find(module); text != texts.end())
            file.text = text->second;
        files.push_back(std::move(file));
    }
    std::size_t index = input.program.modules().size();
    for (python::SourceFile file : python::configs(input.program)) {
        if (const auto text = texts.find(index++); text != texts.end())
            file.text = text->second;
        files.push_back(std::move(file));
    }
    return look(python::analyse(std::move(files), input.knowledge), input);
}

Stage stageBefore(const ProposeInput &input)
{
    Stage stage{input.program, {}, {}};
    stage.facts = input.facts ? *input.facts : checks::run(input.program);
    stage.findings = input.inCode ? *input.inCode
                                  : match::findInCode(input.program, stage.facts, input.environment,
                                                      input.knowledge, input.opinions);
    return stage;
}

PlaceMap::PlaceMap(std::vector<Edit> edits)
{
    (void)sortEdits(edits);
    std::size_t shift = 0; // modulo 2^n: the text may shrink
    for (const Edit &edit : edits) {
        const std::size_t start = edit.range.start + shift;
        m_pieces.push_back({edit.range, {start, start + edit.text.size()}});
        shift += edit.text.size() - edit.range.size();
    }
}

base::TextRange PlaceMap::toBefore(base::TextRange after) const
{
    const auto lead = [&](std::size_t offset, bool end) {
        std::size_t before = offset;
        for (const Piece &piece : m_pieces) {
            if (offset < piece.after.start ||
                (offset == piece.after.start && (end || piece.after.empty())))
                break;
            if (offset < piece.after.end || (end && offset == piece.after.end))
                return end ? piece.before.end : piece.before.start;
            before = piece.before.end + (offset - piece.after.end);
        }
        return before;
    };
    const std::size_t start = lead(after.start, false);
    return {start, std::max(start, lead(after.end, true))};
}

bool PlaceMap::written(base::TextRange after) const
{
    return std::any_of(m_pieces.begin(), m_pieces.end(),
                       [&](const Piece &piece) { return touch(piece.after, after); });
}

base::TextRange Comparison::toBefore(std::size_t module, base::TextRange range) const
{
    const auto at = places.find(module);
    return at == places.end() ? range : at->second.toBefore(range);
}

bool Comparison::written(std::size_t module, base::TextRange range) const
{
    const auto at = places.find(module);
    return at != places.end() && at->second.written(range);
}

std::map<std::size_t, std::size_t> pairFunctions(const python::Module &before,
                                                 const python::Module &after)
{
    std::map<std::string, std::vector<std::size_t>> named;
    for (std::size_t i = 0; i < before.functions.size(); ++i)
        named[before.functions[i].qualifiedName].push_back(i);
    std::map<std::string, std::size_t> used;
    std::map<std::size_t, std::size_t> pairs;
    for (std::size_t i = 0; i < after.functions.size(); ++i) {
        const std::string &name = after.functions[i].qualifiedName;
        const std::size_t nth = used[name]++;
        const auto found = named.find(name);
        if (found != named.end() && nth < found->second.size())
            pairs[i] = found->second[nth];
    }
    return pairs;
}

bool touch(base::TextRange a, base::TextRange b)
{
    return a.start <= b.end && b.start <= a.end;
}

} // namespace mend
