// How long reading takes inside the process: a traceback of 60 lines, and every file of a folder.
//   bench_read_trace [FOLDER] [ENDING]      one line of JSON
#include "app/environment/environment.h"
#include "app/trace/parse.h"
#include "tests/support/files.h"
#include <algorithm>
#include <chrono>
#include <cstdio>

namespace {

std::string longTrace()
{
    std::string text = "Traceback (most recent call last):\n";
    for (int i = 0; i < 29; ++i)
        text += "  File \"/srv/app/shop/module" + std::to_string(i) + ".py\", line " +
                std::to_string(10 + 7 * i) + ", in step" + std::to_string(i) +
                "\n    return await self.next(request, scope=scope)\n";
    return text + "RuntimeError: This event loop is already running\n";
}

/// The median of some runs, in milliseconds.
double timeOf(const std::string &text, int runs)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        const auto paste = paste::read(text);
        const auto trace = trace::parse(paste);
        const auto environment = environment::read(paste, trace);
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begin;
        times.push_back(took.count());
    }
    std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
    return times[static_cast<std::size_t>(runs / 2)];
}

} // namespace

int main(int argc, char **argv)
{
    std::printf("{\"trace_ms\": %.3f", timeOf(longTrace(), 301));
    if (argc > 1) {
        std::string slowest;
        double most = 0;
        double sum = 0;
        std::size_t bytes = 0;
        const auto files = support::filesBelow(argv[1], argc > 2 ? argv[2] : ".txt");
        for (const auto &file : files) {
            const auto text = support::readFile(file);
            const double time = timeOf(text, 5);
            sum += time;
            if (time > most) {
                most = time;
                bytes = text.size();
                slowest = file.lexically_relative(argv[1]).generic_string();
            }
        }
        std::printf(", \"samples\": %zu, \"mean_ms\": %.3f, \"slowest\": \"%s\", \"slowest_ms\": "
                    "%.3f, \"slowest_bytes\": %zu",
                    files.size(), files.empty() ? 0 : sum / static_cast<double>(files.size()),
                    slowest.c_str(), most, bytes);
    }
    std::printf("}\n");
    return 0;
}
