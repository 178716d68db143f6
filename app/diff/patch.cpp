#include "app/diff/patch.h"
#include "app/diff/git.h"
#include <fmt/format.h>
#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>
#include <memory>
#include <vector>

namespace diff {

namespace {

template <class T, void (*release)(T *)> struct Release {
    void operator()(T *handle) const { release(handle); }
};
template <class T, void (*release)(T *)> using Owned = std::unique_ptr<T, Release<T, release>>;

base::Problem gitProblem(std::string_view name, std::string_view step)
{
    const git_error *error = git_error_last();
    return {std::string(name),
            fmt::format("{} failed: {}", step, error ? error->message : "unknown"),
            "the texts were left as they are"};
}

/// A name in a "---" or "+++" line; git ends a name that holds a blank with a tab.
std::string headerName(std::string_view side, std::string_view name)
{
    return fmt::format("{}/{}{}", side, name, name.find(' ') == std::string_view::npos ? "" : "\t");
}

std::string range(int start, int count)
{
    return count == 1 ? std::to_string(start) : fmt::format("{},{}", start, count);
}

void writeHunk(std::string &out, const GitHunk &hunk, int firstLine)
{
    out += fmt::format("@@ -{} +{} @@{}{}\n", range(hunk.oldStart + firstLine, hunk.oldLines),
                       range(hunk.newStart + firstLine, hunk.newLines),
                       hunk.context.empty() ? "" : " ", hunk.context);
    for (const auto &line : hunk.lines) {
        out += line.origin;
        out += line.text;
        if (line.text.empty() || line.text.back() != '\n')
            out += "\n\\ No newline at end of file\n";
    }
}

bool hasNul(std::string_view text)
{
    return text.find('\0') != std::string_view::npos;
}

/// A repository in memory whose index and HEAD-less tree hold one file.
class OneFileRepository
{
public:
    base::Result<std::string> applied(std::string_view name, std::string_view before,
                                      std::string_view patch);

private:
    bool open();
    bool write(const std::string &path, std::string_view before, git_oid &tree);
    Owned<git_odb, git_odb_free> m_database;
    Owned<git_repository, git_repository_free> m_repository;
};

bool OneFileRepository::open()
{
    git_odb *database = nullptr;
    git_odb_backend *memory = nullptr;
    if (git_odb_new(&database) != 0)
        return false;
    m_database.reset(database);
    if (git_mempack_new(&memory) != 0 || git_odb_add_backend(database, memory, 999) != 0)
        return false;
    git_repository *repository = nullptr;
    if (git_repository_wrap_odb(&repository, database) != 0)
        return false;
    m_repository.reset(repository);
    return true;
}

bool OneFileRepository::write(const std::string &path, std::string_view before, git_oid &tree)
{
    git_oid blob;
    if (git_blob_create_from_buffer(&blob, m_repository.get(), before.data(), before.size()) != 0)
        return false;
    git_index *rawIndex = nullptr;
    if (git_index_new(&rawIndex) != 0)
        return false;
    const Owned<git_index, git_index_free> index(rawIndex);
    git_index_entry entry = {};
    entry.mode = GIT_FILEMODE_BLOB;
    entry.path = path.c_str();
    entry.id = blob;
    return git_index_add(rawIndex, &entry) == 0 &&
           git_index_write_tree_to(&tree, rawIndex, m_repository.get()) == 0;
}

base::Result<std::string> OneFileRepository::applied(std::string_view name, std::string_view before,
                                                     std::string_view patch)
{
    const std::string path(name);
    git_oid treeId;
    if (!open() || !write(path, before, treeId))
        return gitProblem(name, "preparing the patch");
    git_tree *rawTree = nullptr;
    if (git_tree_lookup(&rawTree, m_repository.get(), &treeId) != 0)
        return gitProblem(name, "preparing the patch");
    const Owned<git_tree, git_tree_free> tree(rawTree);
    git_diff *rawDiff = nullptr;
    if (git_diff_from_buffer(&rawDiff, patch.data(), patch.size()) != 0)
        return gitProblem(name, "reading the patch");
    const Owned<git_diff, git_diff_free> diff(rawDiff);
    git_index *rawIndex = nullptr;
    if (git_apply_to_tree(&rawIndex, m_repository.get(), rawTree, rawDiff, nullptr) != 0)
        return gitProblem(name, "applying the patch");
    const Owned<git_index, git_index_free> index(rawIndex);
    const git_index_entry *entry = git_index_get_bypath(rawIndex, path.c_str(), 0);
    git_blob *rawBlob = nullptr;
    if (!entry || git_blob_lookup(&rawBlob, m_repository.get(), &entry->id) != 0)
        return gitProblem(name, "applying the patch");
    const Owned<git_blob, git_blob_free> blob(rawBlob);
    return std::string(static_cast<const char *>(git_blob_rawcontent(rawBlob)),
                       static_cast<std::size_t>(git_blob_rawsize(rawBlob)));
}

} // namespace

std::string patchName(std::string_view path)
{
    std::string text(path);
    for (char &c : text)
        if (c == '\\' || static_cast<unsigned char>(c) < 0x20)
            c = '/';
    if (text.size() > 1 && text[1] == ':' && std::isalpha(static_cast<unsigned char>(text[0])))
        text.erase(0, 2);
    std::string result;
    std::size_t at = 0;
    while (at <= text.size()) {
        const auto end = std::min(text.find('/', at), text.size());
        const std::string part = text.substr(at, end - at);
        if (!part.empty() && part != "." && part != "..")
            result += (result.empty() ? "" : "/") + part;
        at = end + 1;
    }
    return result;
}

base::Result<std::string> unifiedPatch(std::string_view name,
                                       std::optional<std::string_view> before,
                                       std::string_view after, PatchOptions options)
{
    const auto old = before.value_or(std::string_view());
    if (hasNul(old) || hasNul(after))
        return base::Problem{std::string(name),
                             "the text holds NUL bytes, which no patch can carry",
                             "save the patched file instead"};
    std::string result;
    for (const auto &hunk : compareLines(old, after, options.context)) {
        if (result.empty())
            result = fmt::format("--- {}\n+++ {}\n",
                                 before ? headerName("a", name) : std::string("/dev/null"),
                                 headerName("b", name));
        writeHunk(result, hunk, options.firstLine);
    }
    return result;
}

base::Result<std::string> applyPatch(std::string_view name, std::string_view before,
                                     std::string_view patch)
{
    ensureGit();
    if (patch.empty())
        return std::string(before);
    const auto header =
        fmt::format("--- {}\n+++ {}\n", headerName("a", name), headerName("b", name));
    if (!patch.starts_with(header))
        return base::Problem{std::string(name), "the patch is not one of this file",
                             "give the patch that was made for it"};
    // libgit2 reads only patches with git's own header, and cannot take every name in it.
    const auto hunks = patch.substr(header.size());
    return OneFileRepository().applied(
        "file", before, fmt::format("diff --git a/file b/file\n--- a/file\n+++ b/file\n{}", hunks));
}

} // namespace diff
