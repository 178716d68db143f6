#pragma once

namespace syntax {

enum class Language { Python, Json, Toml };

} // namespace syntax
