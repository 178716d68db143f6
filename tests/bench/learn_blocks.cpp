// Learns the weights of app/paste/block_weights.cpp from Python code: every file is flattened in
// thought, each question that the search would ask is answered by the true indentation.
//   bench_learn_blocks OUT.cpp FOLDER...
#include "app/paste/block_search.h"
#include "app/syntax/token.h"
#include "app/syntax/validity.h"
#include "tests/support/files.h"
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>

namespace {

struct Samples {
    std::vector<std::int32_t> features;
    std::vector<std::size_t> ends;
    std::vector<bool> closed;
};

std::vector<std::uint16_t> trueDepths(const paste::StatementList &list)
{
    std::vector<std::uint16_t> result;
    std::vector<std::size_t> open;
    for (const auto &line : list.lines) {
        while (!open.empty() && open.back() > line.width)
            open.pop_back();
        if (open.empty() || open.back() < line.width)
            open.push_back(line.width);
        result.push_back(static_cast<std::uint16_t>(open.size() - 1));
    }
    return result;
}

void collect(std::string_view text, bool blanks, Samples &samples)
{
    const auto tokens = syntax::pythonTokens(text);
    auto list = paste::statementLines(text, tokens, syntax::logicalLines(text, tokens));
    if (list.lines.empty())
        return;
    const auto depths = trueDepths(list);
    for (auto &line : list.lines) {
        line.width = 0;
        if (!blanks)
            line.blanksBefore = 0;
    }
    list.hasBlankLines = list.hasBlankLines && blanks;
    std::vector<int> features;
    paste::replayPlacement(list, depths, [&](const paste::BlockQuestion &question, bool closed) {
        paste::blockFeatures(question, features);
        samples.features.insert(samples.features.end(), features.begin(), features.end());
        samples.ends.push_back(samples.features.size());
        samples.closed.push_back(closed);
    });
}

/// A function with a use of it below, as examples on web pages have it.
std::string withUse(std::string_view function, std::string_view name, bool isAsync,
                    std::mt19937 &random)
{
    static const char *const plain[] = {"@()\n",
                                        "result = @()\n",
                                        "print(@())\n",
                                        "value = 1\nresult = @(value)\nprint(result)\n",
                                        "for item in range(3):\n    print(@(item))\n",
                                        "# Usage\nresult = @()\nif result:\n    print(result)\n"};
    static const char *const async[] = {
        "asyncio.run(@())\n",
        "result = asyncio.run(@())\nprint(result)\n",
        "loop = asyncio.get_event_loop()\nloop.run_until_complete(@())\n",
        "# Usage\nresult = await @()\nif result:\n    print(result)\n",
        "if __name__ == '__main__':\n    asyncio.run(@())\n",
        "app = make()\nresult = await @()\nprint(result)\n"};
    std::string use = isAsync ? async[random() % 6] : plain[random() % 6];
    for (auto at = use.find('@'); at != use.npos; at = use.find('@'))
        use.replace(at, 1, name);
    return std::string(function) + "\n" + use;
}

/// Every function of a text by itself, as people paste them.
void collectFunctions(std::string_view text, std::mt19937 &random, Samples &samples)
{
    const auto tokens = syntax::pythonTokens(text);
    const auto list = paste::statementLines(text, tokens, syntax::logicalLines(text, tokens));
    for (std::size_t at = 0; at < list.lines.size(); ++at) {
        const auto &first = list.lines[at];
        if (first.kind != paste::StatementKind::Def || !first.opens)
            continue;
        std::size_t end = at + 1;
        while (end < list.lines.size() && list.lines[end].width > first.width)
            ++end;
        const auto last = list.lines[end - 1].line.range.end;
        const auto function = text.substr(first.line.range.start, last - first.line.range.start);
        collect(function, random() % 2, samples);
        if (first.width > 0 || first.method || random() % 2)
            continue;
        const auto def = function.find("def ");
        const auto name = function.substr(def + 4, function.find('(', def) - def - 4);
        collect(withUse(function, name, first.isAsync, random), random() % 4 == 0, samples);
    }
}

std::vector<float> learn(const Samples &samples, int count)
{
    std::vector<float> weights(static_cast<std::size_t>(count));
    std::vector<float> squares(static_cast<std::size_t>(count), 1e-3F);
    std::vector<std::size_t> order(samples.ends.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::mt19937 random(7);
    for (int round = 0; round < 6; ++round) {
        std::shuffle(order.begin(), order.end(), random);
        double loss = 0;
        for (const auto i : order) {
            const auto from = i == 0 ? 0 : samples.ends[i - 1];
            float sum = 0;
            for (auto f = from; f < samples.ends[i]; ++f)
                sum += weights[static_cast<std::size_t>(samples.features[f])];
            const float chance = 1 / (1 + std::exp(-sum));
            const float wrong = chance - (samples.closed[i] ? 1.0F : 0.0F);
            loss -= std::log(std::max(1e-6F, samples.closed[i] ? chance : 1 - chance));
            for (auto f = from; f < samples.ends[i]; ++f) {
                const auto w = static_cast<std::size_t>(samples.features[f]);
                const float gradient = wrong + 1e-5F * weights[w];
                squares[w] += gradient * gradient;
                weights[w] -= 0.1F * gradient / std::sqrt(squares[w]);
            }
        }
        std::printf("round %d: %.4f over %zu questions\n", round, loss / double(order.size()),
                    order.size());
        std::fflush(stdout);
    }
    return weights;
}

void write(const char *path, const std::vector<float> &weights)
{
    std::ofstream out(path);
    out << "#include \"app/paste/block_weights.h\"\n\nnamespace paste {\n\n// clang-format off\n"
           "const std::int16_t blockWeights[] = {";
    for (std::size_t i = 0; i < weights.size(); ++i)
        out << (i % 24 == 0 ? "\n" : "") << std::lround(std::clamp(weights[i], -9.F, 9.F) * 100)
            << ',';
    out << "\n};\n// clang-format on\nconst int blockWeightCount = " << weights.size()
        << ";\n\n} // namespace paste\n";
}

} // namespace

int main(int argc, char **argv)
{
    Samples samples;
    std::mt19937 random(1);
    for (int folder = 2; folder < argc; ++folder)
        for (const auto &path : support::filesBelow(argv[folder], ".py")) {
            const auto text = support::readFile(path);
            if (text.size() > 200'000 || !syntax::isValidPython(text))
                continue;
            collect(text, random() % 2, samples);
            collectFunctions(text, random, samples);
        }
    write(argv[1], learn(samples, paste::blockFeatureCount()));
}
