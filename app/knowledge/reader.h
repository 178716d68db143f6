#pragma once
#include "app/base/pattern.h"
#include "app/knowledge/json_read.h"
#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace knowledge {

/// Reads one JSON object key by key and goes on after a problem. Keys that nobody asked for are
/// reported by rest().
class Reader
{
public:
    Reader(const Json &json, FileProblems &problems, std::string name);

    bool has(const std::string &key) const { return m_json.find(key) != nullptr; }
    int line() const { return m_problems.lineAt(m_json.offset); }
    void problem(const std::string &key, std::string what, std::string hint = {});

    /// A text of at most `longest` bytes, empty when it is absent.
    std::string text(const std::string &key, std::size_t longest = 2000);
    /// The same, and its absence or emptiness is a problem.
    std::string requiredText(const std::string &key, std::size_t longest = 2000);
    bool flag(const std::string &key, bool otherwise = false);
    int number(const std::string &key, int otherwise = 0);
    /// A list of texts; one text is a list of one.
    std::vector<std::string> texts(const std::string &key);
    std::map<std::string, std::string> textMap(const std::string &key);
    std::map<std::string, std::vector<std::string>> listMap(const std::string &key);
    /// One of the words, by its index; `otherwise` when it is absent.
    int word(const std::string &key, std::initializer_list<const char *> words, int otherwise);
    base::Pattern pattern(const std::string &key);
    std::vector<base::Pattern> patterns(const std::string &key);
    /// The objects of a list.
    std::vector<const Json *> objects(const std::string &key);
    /// The object of that key, null when it is absent or null.
    const Json *object(const std::string &key);
    /// Marks a key as known and leaves its value alone.
    void skip(const std::string &key) { take(key); }

    /// Every key that was not asked for, with its texts.
    std::map<std::string, std::vector<std::string>> restAsLists();
    /// Reports every key that was not asked for.
    void rest();

    FileProblems &problems() { return m_problems; }
    const Json &json() const { return m_json; }

private:
    const Json *take(const std::string &key);
    std::vector<std::string> textsOf(const std::string &key, const Json &value);
    void wrongKind(const std::string &key, const Json &value, const char *expected);

    const Json &m_json;
    FileProblems &m_problems;
    std::string m_name;
    std::vector<char> m_known; ///< for each member, whether it was asked for
};

} // namespace knowledge
