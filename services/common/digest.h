// SHA-256, as lower-case hex.
#ifndef PARALLAX_SERVICES_COMMON_DIGEST_H_
#define PARALLAX_SERVICES_COMMON_DIGEST_H_

#include <memory>
#include <string>

#include "absl/strings/string_view.h"

namespace parallax {

// Digest of `data`, 64 hex digits.
std::string Sha256Hex(absl::string_view data);

// Digest of a sequence of fields. Each field counts with its length, so that ("ab","c") and ("a","bc")
// differ. Not thread-safe.
class FieldDigest {
 public:
  FieldDigest();
  ~FieldDigest();
  FieldDigest(const FieldDigest&) = delete;
  FieldDigest& operator=(const FieldDigest&) = delete;

  FieldDigest& Add(absl::string_view field);

  // Ends the digest; call once, last.
  std::string Hex();

 private:
  struct State;
  friend std::string Sha256Hex(absl::string_view data);
  std::unique_ptr<State> state_;
};

}  // namespace parallax

#endif  // PARALLAX_SERVICES_COMMON_DIGEST_H_
