#include "app/export/json.h"
#include <nlohmann/json.hpp>
#include <utility>

namespace exporting {

struct Json::Value {
    nlohmann::ordered_json json;
};

Json::Json() : m_value(std::make_unique<Value>()) {}
Json::Json(bool value) : Json()
{
    m_value->json = value;
}
Json::Json(int value) : Json()
{
    m_value->json = value;
}
Json::Json(std::size_t value) : Json()
{
    m_value->json = value;
}
Json::Json(double value) : Json()
{
    m_value->json = value;
}
Json::Json(std::string_view text) : Json()
{
    m_value->json = text;
}
Json::Json(Json &&other) noexcept = default;
Json &Json::operator=(Json &&other) noexcept = default;
Json::~Json() = default;

Json Json::object()
{
    Json result;
    result.m_value->json = nlohmann::ordered_json::object();
    return result;
}

Json Json::array()
{
    Json result;
    result.m_value->json = nlohmann::ordered_json::array();
    return result;
}

Json &Json::set(std::string_view key, Json value)
{
    // The ordered map looks every key up; the vector below it does not, and keys are set once each.
    auto &pairs = m_value->json.get_ref<nlohmann::ordered_json::object_t &>();
    using Pair = std::pair<const std::string, nlohmann::ordered_json>;
    static_cast<std::vector<Pair> &>(pairs).emplace_back(std::string(key),
                                                         std::move(value.m_value->json));
    return *this;
}

Json &Json::push(Json value)
{
    m_value->json.push_back(std::move(value.m_value->json));
    return *this;
}

Json Json::front() &&
{
    Json result;
    result.m_value->json = std::move(m_value->json.front());
    return result;
}

std::string Json::dump(int indent) const
{
    return m_value->json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace exporting
