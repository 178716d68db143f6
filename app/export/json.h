#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace exporting {

/// A JSON value under construction. Objects keep the order in which keys were set; text that is not
/// UTF-8 comes out with U+FFFD in place of the bytes that are not.
class Json
{
public:
    /// null
    Json();
    Json(bool value);
    Json(int value);
    Json(std::size_t value);
    Json(double value);
    Json(std::string_view text);
    Json(const std::string &text) : Json(std::string_view(text)) {}
    Json(const char *text) : Json(std::string_view(text)) {}
    Json(Json &&other) noexcept;
    Json &operator=(Json &&other) noexcept;
    ~Json();

    static Json object();
    static Json array();
    /// An array of the texts.
    template <class Texts> static Json texts(const Texts &texts)
    {
        Json result = array();
        for (const auto &text : texts)
            result.push(Json(std::string_view(text)));
        return result;
    }
    /// The text, or null when it is empty.
    static Json textOrNull(std::string_view text) { return text.empty() ? Json() : Json(text); }

    /// Adds a key to an object; each key once.
    Json &set(std::string_view key, Json value);
    /// Adds an element to an array.
    Json &push(Json value);
    /// The first element of an array that has one.
    Json front() &&;
    /// indent -1: one line.
    std::string dump(int indent = 2) const;

private:
    struct Value;
    std::unique_ptr<Value> m_value;
};

} // namespace exporting
