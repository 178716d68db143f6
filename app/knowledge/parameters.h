#pragma once
#include <map>
#include <string>
#include <vector>

namespace knowledge {

/// Parameters of a recipe: each a list of texts (a single text is a list of one).
class Parameters
{
public:
    Parameters() = default;
    explicit Parameters(std::map<std::string, std::vector<std::string>> values)
        : m_values(std::move(values))
    {}

    bool has(const std::string &name) const { return m_values.count(name) > 0; }
    /// The single value, or `otherwise` when it is not given.
    std::string text(const std::string &name, const std::string &otherwise = {}) const
    {
        const auto it = m_values.find(name);
        return it == m_values.end() || it->second.empty() ? otherwise : it->second.front();
    }
    std::vector<std::string> list(const std::string &name) const
    {
        const auto it = m_values.find(name);
        return it == m_values.end() ? std::vector<std::string>() : it->second;
    }
    const std::map<std::string, std::vector<std::string>> &all() const { return m_values; }

private:
    std::map<std::string, std::vector<std::string>> m_values;
};

} // namespace knowledge
