#include "app/diff/git.h"
#include <git2.h>
#include <memory>

namespace diff {

void ensureGit()
{
    // 5 ms: paid when the first diff is made, not when the program starts.
    static const int started = git_libgit2_init();
    (void)started;
}

namespace {

struct PatchDeleter {
    void operator()(git_patch *patch) const { git_patch_free(patch); }
};

/// What git prints behind the second "@@".
std::string contextOf(const git_diff_hunk &hunk)
{
    const std::string_view header(hunk.header, hunk.header_len);
    const auto at = header.rfind("@@");
    if (at == std::string_view::npos || at < 3)
        return {};
    auto rest = header.substr(at + 2);
    while (!rest.empty() && (rest.back() == '\n' || rest.back() == '\r'))
        rest.remove_suffix(1);
    while (!rest.empty() && rest.front() == ' ')
        rest.remove_prefix(1);
    return std::string(rest);
}

} // namespace

std::vector<GitHunk> compareLines(std::string_view before, std::string_view after, int context,
                                  bool minimal)
{
    ensureGit();
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.context_lines = static_cast<std::uint32_t>(context);
    options.flags = GIT_DIFF_FORCE_TEXT | (minimal ? GIT_DIFF_MINIMAL : 0);
    git_patch *raw = nullptr;
    if (git_patch_from_buffers(&raw, before.data(), before.size(), "a", after.data(), after.size(),
                               "a", &options) != 0)
        return {};
    const std::unique_ptr<git_patch, PatchDeleter> patch(raw);
    std::vector<GitHunk> result;
    for (std::size_t h = 0; h < git_patch_num_hunks(raw); ++h) {
        const git_diff_hunk *hunk = nullptr;
        std::size_t count = 0;
        if (git_patch_get_hunk(&hunk, &count, raw, h) != 0)
            continue;
        GitHunk made{hunk->old_start, hunk->old_lines,  hunk->new_start,
                     hunk->new_lines, contextOf(*hunk), {}};
        for (std::size_t l = 0; l < count; ++l) {
            const git_diff_line *line = nullptr;
            if (git_patch_get_line_in_hunk(&line, raw, h, l) != 0)
                continue;
            if (line->origin != ' ' && line->origin != '+' && line->origin != '-')
                continue; // remarks on missing final newlines: the text's own end says it
            made.lines.push_back({line->origin,
                                  {line->content, line->content_len},
                                  line->old_lineno - 1 < 0 ? -1 : line->old_lineno - 1,
                                  line->new_lineno - 1 < 0 ? -1 : line->new_lineno - 1});
        }
        result.push_back(std::move(made));
    }
    return result;
}

} // namespace diff
