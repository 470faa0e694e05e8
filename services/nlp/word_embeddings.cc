#include "services/nlp/word_embeddings.h"

#include <cstring>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "services/common/error.h"

namespace parallax::nlp {
namespace {

// Moves the head of `bytes` into `values`.
template <typename T>
void Take(absl::string_view& bytes, std::vector<T>& values) {
  const size_t size = values.size() * sizeof(T);
  std::memcpy(values.data(), bytes.data(), size);
  bytes.remove_prefix(size);
}

}  // namespace

WordEmbeddings::WordEmbeddings(size_t vocabulary, size_t hidden)
    : hidden_(hidden), rows_(vocabulary * hidden), scales_(vocabulary), shapes_(kWordShapes * hidden) {}

absl::StatusOr<std::unique_ptr<WordEmbeddings>> WordEmbeddings::Create(absl::string_view bytes,
                                                                       size_t vocabulary, size_t hidden) {
  const size_t expected = vocabulary * (hidden + sizeof(float)) + kWordShapes * hidden * sizeof(float);
  if (bytes.size() != expected) {
    return InvalidField("embeddings.bin",
                        absl::StrCat(bytes.size(), " bytes where ", vocabulary, " pieces of ", hidden,
                                     " numbers take ", expected, "; export the package again"));
  }
  auto embeddings = absl::WrapUnique(new WordEmbeddings(vocabulary, hidden));
  Take(bytes, embeddings->rows_);
  Take(bytes, embeddings->scales_);
  Take(bytes, embeddings->shapes_);
  return embeddings;
}

void WordEmbeddings::Write(int32_t id, WordShape shape, absl::Span<float> out) const {
  const auto row = static_cast<size_t>(id);
  const int8_t* values = rows_.data() + row * hidden_;
  const float* added = shapes_.data() + static_cast<size_t>(shape) * hidden_;
  const float scale = scales_[row];
  for (size_t i = 0; i < hidden_; ++i) out[i] = static_cast<float>(values[i]) * scale + added[i];
}

}  // namespace parallax::nlp
