// How much of Python code comes back when its indentation, or its line ends, are taken away: every
// function of 5 to 40 lines below a folder.
//   bench_restore_functions FOLDER [flat|cut60|cut80|wrap60|wrap80] [OUT.txt]
// With OUT.txt the restored functions are written there, so that CPython can compile each of them.
#include "app/paste/indentation.h"
#include "app/paste/statement_line.h"
#include "app/syntax/validity.h"
#include "tests/support/broken_code.h"
#include "tests/support/files.h"
#include <cstdio>
#include <cstring>
#include <fstream>

int main(int argc, char **argv)
{
    const std::string how = argc > 2 ? argv[2] : "flat";
    std::ofstream out(argc > 3 ? argv[3] : "/dev/null");
    int total = 0;
    int exact = 0;
    int blocks = 0;
    int valid = 0;
    int sound = 0;
    int soundExact = 0;
    for (const auto &path : support::filesBelow(argv[1], ".py")) {
        const auto text = support::readFile(path);
        if (!syntax::isValidPython(text))
            continue;
        for (const auto &function : support::functionsOf(text, 5, 40)) {
            std::string broken;
            if (how == "flat")
                broken = support::flattened(function);
            else
                broken = support::wrapped(function, std::stoul(how.substr(how.size() - 2)),
                                          how.starts_with("wrap"));
            if (how != "flat" && broken == function)
                continue;
            std::string back;
            std::size_t doubts = 0;
            for (const auto &listing : paste::restoreListings(broken)) {
                back += listing.text;
                for (const auto &repair : listing.repairs)
                    doubts += repair.doubtful;
            }
            ++total;
            exact += back == function;
            blocks += support::depthsOf(back) == support::depthsOf(function);
            valid += syntax::isValidPython(back);
            sound += doubts == 0;
            soundExact += doubts == 0 && support::depthsOf(back) == support::depthsOf(function);
            out << "#### " << path.string() << (back == function ? " exact" : "")
                << (support::depthsOf(back) == support::depthsOf(function) ? " blocks" : "") << '\n'
                << back << '\0' << function << '\0';
        }
    }
    const auto share = [&](int part, int whole) { return whole ? 100.0 * part / whole : 0; };
    std::printf(
        "%s: %d functions, exact %.1f %%, blocks %.1f %%, valid %.1f %%; without a doubtful "
        "line %.1f %%, of these blocks right %.1f %%\n",
        how.c_str(), total, share(exact, total), share(blocks, total), share(valid, total),
        share(sound, total), share(soundExact, sound));
}
