#include "app/knowledge/words.h"
#include <algorithm>

namespace knowledge {

namespace {

bool isWordByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> result;
    bool inside = false;
    for (const char c : text) {
        if (!isWordByte(c)) {
            inside = false;
            continue;
        }
        if (!inside)
            result.emplace_back();
        inside = true;
        result.back() += lower(c);
    }
    return result;
}

std::string initialsOf(std::string_view name)
{
    std::string result;
    for (const std::string &word : wordsOf(name))
        result += word.front();
    return result.size() > 1 ? result : std::string();
}

std::size_t mistakesBetween(std::string_view written, std::string_view meant, std::size_t most)
{
    const std::size_t longer = std::max(written.size(), meant.size());
    const std::size_t shorter = std::min(written.size(), meant.size());
    if (longer - shorter > most || longer > 64)
        return most + 1;
    // Three rows of the table are enough to see a swapped pair.
    std::vector<std::size_t> before(meant.size() + 1);
    std::vector<std::size_t> above(meant.size() + 1);
    std::vector<std::size_t> row(meant.size() + 1);
    for (std::size_t j = 0; j <= meant.size(); ++j)
        above[j] = j;
    for (std::size_t i = 1; i <= written.size(); ++i) {
        row[0] = i;
        std::size_t least = row[0];
        for (std::size_t j = 1; j <= meant.size(); ++j) {
            const std::size_t differs = written[i - 1] == meant[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + differs});
            if (i > 1 && j > 1 && written[i - 1] == meant[j - 2] && written[i - 2] == meant[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most)
            return most + 1;
        before.swap(above);
        above.swap(row);
    }
    return std::min(above[meant.size()], most + 1);
}

std::size_t mistakesAllowed(std::size_t length)
{
    return length < 4 ? 0 : length < 7 ? 1 : 2;
}

} // namespace knowledge
