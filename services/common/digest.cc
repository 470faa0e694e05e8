#include "services/common/digest.h"

#include <openssl/evp.h>

#include <array>
#include <cstdint>

#include "absl/strings/escaping.h"

namespace parallax {

struct FieldDigest::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  State() { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  std::string Finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
    unsigned int size = 0;
    EVP_DigestFinal_ex(context, bytes.data(), &size);
    return absl::BytesToHexString({reinterpret_cast<const char*>(bytes.data()), size});
  }
};

std::string Sha256Hex(absl::string_view data) {
  FieldDigest::State state;
  EVP_DigestUpdate(state.context, data.data(), data.size());
  return state.Finish();
}

FieldDigest::FieldDigest() : state_(std::make_unique<State>()) {}
FieldDigest::~FieldDigest() = default;

FieldDigest& FieldDigest::Add(absl::string_view field) {
  std::array<unsigned char, 8> length;
  for (size_t i = 0; i < length.size(); ++i) {
    length[i] = static_cast<unsigned char>(static_cast<uint64_t>(field.size()) >> (8 * i));
  }
  EVP_DigestUpdate(state_->context, length.data(), length.size());
  EVP_DigestUpdate(state_->context, field.data(), field.size());
  return *this;
}

std::string FieldDigest::Hex() { return state_->Finish(); }

}  // namespace parallax
