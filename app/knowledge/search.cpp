#include "app/knowledge/search.h"
#include "app/knowledge/words.h"
#include <algorithm>
#include <map>
#include <set>

namespace knowledge {

namespace {

/// The words under which one cause is found, each with the weight of the best place it stands in.
class Entry
{
public:
    explicit Entry(const Cause &cause) : m_cause(&cause)
    {
        add(cause.id, 10);
        add(cause.title, 8);
        add(cause.family, 6);
        for (const std::string &library : cause.libraries)
            add(library, 6);
        for (const std::string &code : cause.codes)
            add(code, 8);
        for (const Signature &signature : cause.signatures) {
            add(signature.type, 5);
            add(signature.message.text(), 3);
        }
        for (const Mend &mend : cause.mends)
            add(mend.title, 3);
        add(cause.summary, 4);
        for (const std::string &initials : {initialsOf(cause.id), initialsOf(cause.family)})
            if (!initials.empty())
                m_initials.insert(initials);
    }

    const Cause &cause() const { return *m_cause; }
    const std::map<std::string, int> &words() const { return m_words; }

    /// True when the words stand side by side; the last one may be a beginning.
    bool holdsPhrase(const std::string &phrase) const
    {
        return m_text.find(" " + phrase) != std::string::npos;
    }

    /// How well the word fits; 0 when it does not.
    int score(const std::string &word) const
    {
        int best = 0;
        for (auto it = m_words.lower_bound(word); it != m_words.end(); ++it) {
            if (it->first.compare(0, word.size(), word) != 0)
                break;
            best = std::max(best, it->second * (it->first.size() == word.size() ? 10 : 6));
        }
        if (word.size() >= 2)
            for (const std::string &initials : m_initials)
                if (initials.compare(0, word.size(), word) == 0)
                    best = std::max(best, initials.size() == word.size() ? 70 : 25);
        if (best == 0 && word.size() >= 4)
            for (const auto &[known, weight] : m_words)
                if (known.find(word) != std::string::npos)
                    best = std::max(best, weight * 3);
        return best;
    }

private:
    void add(std::string_view text, int weight)
    {
        m_text += " |";
        for (std::string &word : wordsOf(text)) {
            m_text += " " + word;
            int &known = m_words[std::move(word)];
            known = std::max(known, weight);
        }
    }

    const Cause *m_cause;
    std::map<std::string, int> m_words;
    std::set<std::string> m_initials;
    std::string m_text;
};

bool contains(const std::vector<std::string> &list, const std::string &wanted)
{
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string &one) { return wordsOf(one) == wordsOf(wanted); });
}

bool passes(const Cause &cause, const CauseFilter &filter)
{
    static const char *const safeties[] = {"safe", "review", "fill-in", "advice"};
    if (!filter.family.empty() && cause.family != filter.family)
        return false;
    if (!filter.library.empty() && !contains(cause.libraries, filter.library))
        return false;
    if (!filter.python.empty() && !cause.versions.empty() &&
        !base::versionInRange(filter.python, cause.versions).value_or(true))
        return false;
    return filter.safety.empty() ||
           std::any_of(cause.mends.begin(), cause.mends.end(), [&](const Mend &mend) {
               return safeties[static_cast<int>(mend.safety)] == filter.safety;
           });
}

/// Nobody types a novel into a search field; a pasted one must not cost minutes.
constexpr std::size_t longestQuery = 400;

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// Words that people write around what they look for.
bool isFiller(const std::string &word)
{
    static const std::set<std::string> fillers{
        "a",    "an",  "and",  "are", "at",  "be",   "but",  "by",  "can",  "do",   "does",
        "for",  "get", "how",  "i",   "in",  "is",   "it",   "my",  "of",   "on",   "or",
        "that", "the", "this", "to",  "was", "what", "when", "why", "with", "from", "there"};
    return fillers.count(word) > 0;
}

std::vector<std::string> queryWords(std::string_view query)
{
    std::vector<std::string> all = wordsOf(query.substr(0, longestQuery));
    std::vector<std::string> result;
    for (const std::string &word : all)
        if (!isFiller(word))
            result.push_back(word);
    return result.empty() ? all : result;
}

/// The known word that is nearest; empty when none is near enough.
std::string nearestWord(const std::string &word, const std::vector<Entry> &entries)
{
    const std::size_t most = mistakesAllowed(word.size());
    std::string nearest;
    std::size_t fewest = most + 1;
    int weight = 0;
    for (const Entry &entry : entries)
        for (const auto &[known, knownWeight] : entry.words()) {
            if (known.size() < 3)
                continue;
            const std::size_t mistakes = mistakesBetween(word, known, most);
            if (mistakes < fewest ||
                (mistakes == fewest && mistakes <= most && knownWeight > weight)) {
                nearest = known;
                fewest = mistakes;
                weight = knownWeight;
            }
        }
    return fewest <= most ? nearest : std::string();
}

/// Replaces words that nothing fits; returns the query as it was understood when one was replaced.
std::string correct(std::vector<std::string> &words, const std::vector<Entry> &entries)
{
    bool corrected = false;
    for (std::string &word : words) {
        const bool fits = std::any_of(entries.begin(), entries.end(),
                                      [&](const Entry &entry) { return entry.score(word) > 0; });
        if (fits)
            continue;
        if (std::string nearest = nearestWord(word, entries); !nearest.empty()) {
            word = std::move(nearest);
            corrected = true;
        }
    }
    return corrected ? joined(words) : std::string();
}

/// Every word counts; a cause that lacks some comes behind all that lack fewer, and is left out
/// when it has less than half of them.
int scoreOf(const Entry &entry, const std::vector<std::string> &words, const std::string &phrase)
{
    int sum = 0;
    std::size_t found = 0;
    for (const std::string &word : words) {
        const int score = entry.score(word);
        sum += score;
        found += score > 0;
    }
    if (found * 2 < words.size() || found == 0)
        return 0;
    const bool side = words.size() > 1 && entry.holdsPhrase(phrase);
    const int bonus = wordsOf(entry.cause().id) == wordsOf(phrase) ? 500 : side ? 150 : 0;
    return static_cast<int>(100000 * found) + sum + bonus;
}

} // namespace

SearchResult search(const KnowledgeBase &base, std::string_view query, const CauseFilter &filter)
{
    SearchResult result;
    std::vector<Entry> entries;
    for (const Cause &cause : base.causes())
        if (passes(cause, filter))
            entries.emplace_back(cause);
    std::vector<std::string> words = queryWords(query);
    if (words.empty()) {
        for (const Entry &entry : entries)
            result.hits.push_back({&entry.cause(), 0});
        return result;
    }
    result.searchedAs = correct(words, entries);
    const std::string phrase =
        joined(result.searchedAs.empty() ? wordsOf(query.substr(0, longestQuery)) : words);
    for (const Entry &entry : entries)
        if (const int score = scoreOf(entry, words, phrase))
            result.hits.push_back({&entry.cause(), score});
    // Where some have every word, those that lack one are no answer.
    const auto best =
        std::max_element(result.hits.begin(), result.hits.end(),
                         [](const SearchHit &a, const SearchHit &b) { return a.score < b.score; });
    if (best != result.hits.end() && best->score / 100000 >= static_cast<int>(words.size())) {
        const int all = static_cast<int>(100000 * words.size());
        std::erase_if(result.hits, [&](const SearchHit &hit) { return hit.score < all; });
    }
    std::stable_sort(result.hits.begin(), result.hits.end(),
                     [](const SearchHit &a, const SearchHit &b) { return a.score > b.score; });
    return result;
}

} // namespace knowledge
