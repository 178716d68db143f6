#include "app/knowledge/cause.h"
#include "app/knowledge/folder.h"
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace knowledge {

namespace {

constexpr std::size_t largestFile = 4 * 1024 * 1024;
constexpr int deepestFolder = 4;

/// FIPS 180-4, in one go over a whole text.
class Sha256
{
public:
    void add(std::string_view bytes) { m_bytes.append(bytes); }

    std::string hex()
    {
        const std::uint64_t bits = static_cast<std::uint64_t>(m_bytes.size()) * 8;
        m_bytes += static_cast<char>(0x80);
        while (m_bytes.size() % 64 != 56)
            m_bytes += '\0';
        for (int shift = 56; shift >= 0; shift -= 8)
            m_bytes += static_cast<char>(bits >> shift);
        for (std::size_t at = 0; at < m_bytes.size(); at += 64)
            block(reinterpret_cast<const unsigned char *>(m_bytes.data()) + at);
        static const char digits[] = "0123456789abcdef";
        std::string result;
        for (const std::uint32_t word : m_state)
            for (int shift = 28; shift >= 0; shift -= 4)
                result += digits[(word >> shift) & 15];
        return result;
    }

private:
    void block(const unsigned char *data)
    {
        std::array<std::uint32_t, 64> w{};
        for (std::size_t i = 0; i < 16; ++i)
            w[i] = std::uint32_t(data[4 * i]) << 24 | std::uint32_t(data[4 * i + 1]) << 16 |
                   std::uint32_t(data[4 * i + 2]) << 8 | data[4 * i + 3];
        for (std::size_t i = 16; i < 64; ++i) {
            const auto s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
            const auto s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }
        auto [a, b, c, d, e, f, g, h] = m_state;
        for (std::size_t i = 0; i < 64; ++i) {
            const auto s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
            const auto t1 = h + s1 + ((e & f) ^ (~e & g)) + rounds[i] + w[i];
            const auto s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
            const auto t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        const std::array<std::uint32_t, 8> sum{a, b, c, d, e, f, g, h};
        for (std::size_t i = 0; i < 8; ++i)
            m_state[i] += sum[i];
    }

    static const std::array<std::uint32_t, 64> rounds;
    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::string m_bytes;
};

const std::array<std::uint32_t, 64> Sha256::rounds{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

void collect(const Folder &root, const std::string &name, int depth,
             std::vector<std::string> &files)
{
    const std::string prefix = name.empty() ? name : name + "/";
    for (const std::string &file : root.files(name))
        if (prefix + file != "case.json")
            files.push_back(prefix + file);
    if (depth < deepestFolder)
        for (const std::string &folder : root.folders(name))
            if (folder != "__pycache__")
                collect(root, prefix + folder, depth + 1, files);
}

} // namespace

std::string contentHash(const Case &kase)
{
    const auto root = Folder::open(kase.folder);
    if (!root)
        return {};
    std::vector<std::string> files;
    collect(*root, {}, 0, files);
    std::sort(files.begin(), files.end());
    Sha256 hash;
    for (const std::string &file : files) {
        const auto bytes = root->read(file, largestFile);
        if (!bytes)
            return {};
        hash.add(file + "\n" + std::to_string(bytes->size()) + "\n");
        hash.add(*bytes);
    }
    return hash.hex();
}

bool Cause::verified() const
{
    return !cases.empty() && std::all_of(cases.begin(), cases.end(), [](const Case &kase) {
        return !kase.verified.on.empty() && kase.verified.contentHash == contentHash(kase);
    });
}

} // namespace knowledge
