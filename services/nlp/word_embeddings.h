// The table of a model's word vectors.
#ifndef PARALLAX_SERVICES_NLP_WORD_EMBEDDINGS_H_
#define PARALLAX_SERVICES_NLP_WORD_EMBEDDINGS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/nlp/word_shapes.h"

namespace parallax::nlp {

// Immutable and thread-safe. The bytes are little endian: int8[vocabulary][hidden] rows, float32[vocabulary]
// scales of the rows, float32[shapes][hidden] vectors of the shapes.
class WordEmbeddings {
 public:
  // Fails when `bytes` is not of the size that the counts ask for.
  static absl::StatusOr<std::unique_ptr<WordEmbeddings>> Create(absl::string_view bytes, size_t vocabulary,
                                                                size_t hidden);

  // Writes the vector of a piece: row * scale + vector of its word's shape. `id` is in the vocabulary, `out`
  // has `hidden` numbers.
  void Write(int32_t id, WordShape shape, absl::Span<float> out) const;

  size_t vocabulary() const { return scales_.size(); }

 private:
  WordEmbeddings(size_t vocabulary, size_t hidden);

  size_t hidden_;
  std::vector<int8_t> rows_;
  std::vector<float> scales_;
  std::vector<float> shapes_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_WORD_EMBEDDINGS_H_
