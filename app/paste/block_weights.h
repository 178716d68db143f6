#pragma once
#include <cstdint>

namespace paste {

/// Weights of the block features in hundredths: the logarithm of the odds that a block is closed.
/// Learned by tests/bench/learn_blocks from Python code that is not part of any test.
extern const std::int16_t blockWeights[];
extern const int blockWeightCount;

} // namespace paste
