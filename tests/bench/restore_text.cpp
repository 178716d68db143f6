// Shows how a text of flattened code is read.
//   bench_restore_text FILE
#include "app/paste/indentation.h"
#include "app/syntax/validity.h"
#include "tests/support/files.h"
#include <cstdio>

int main(int, char **argv)
{
    for (const auto &listing : paste::restoreListings(support::readFile(argv[1]))) {
        const auto why = syntax::whyInvalidPython(listing.text);
        std::printf("--- listing, %s\n%s\n", why ? why->what.c_str() : "valid",
                    listing.text.c_str());
        for (const auto &repair : listing.repairs)
            std::printf("# %s%s %zu-%zu %s\n", repair.name.c_str(),
                        repair.doubtful ? " (doubtful)" : "", repair.where.start, repair.where.end,
                        repair.what.c_str());
    }
}
