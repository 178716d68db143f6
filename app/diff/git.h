#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace diff {

/// One line of a comparison as libgit2 reports it: ' ' same, '-' removed, '+' added. `text` keeps
/// its line end; it lacks one only where the file does.
struct GitLine {
    char origin = ' ';
    std::string_view text;
    int oldLine = -1; ///< 0-based, -1: none
    int newLine = -1;
};

struct GitHunk {
    int oldStart = 0; ///< 1-based as git counts; 0 when oldLines is 0
    int oldLines = 0;
    int newStart = 0;
    int newLines = 0;
    std::string context; ///< the enclosing definition's line, may be empty
    std::vector<GitLine> lines;
};

/// Compares two texts line by line with libgit2 (initialised at the first call). The views in the
/// result point into `before` and `after`.
std::vector<GitHunk> compareLines(std::string_view before, std::string_view after, int context,
                                  bool minimal = false);

/// Makes libgit2 ready; every function of this folder that needs it calls this first.
void ensureGit();

} // namespace diff
