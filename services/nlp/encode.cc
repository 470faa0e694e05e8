#include "services/nlp/encode.h"

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/nlp/document_encoding.h"
#include "services/nlp/nominals.h"

namespace parallax::nlp {
namespace {

// Of an article: as many as six mpnet layers read in about 0.7 s on one core.
constexpr size_t kMaxPieces = 3000;

// Sentences that may say something of two actors, or of one and the author: they name one, or refer to two.
// The others would only cost time.
std::vector<bool> SentencesWithActors(const Document& document) {
  std::vector<int> references(document.sentences.size(), 0);
  for (const MentionLayer& mention : document.mentions) {
    if (mention.entity >= 0) references[mention.sentence] += 2;
  }
  for (uint32_t i = 0; i < document.tokens.size(); ++i) {
    if (AnaphorAt(document, i).end != i) ++references[document.tokens[i].sentence];
  }
  std::vector<bool> with(references.size());
  for (size_t s = 0; s < references.size(); ++s) with[s] = references[s] >= 2;
  return with;
}

void NotePartlyRead(size_t unread, Document& document) {
  v1::QualityNote note;
  note.set_kind(v1::QUALITY_NOTE_KIND_PARTLY_READ);
  note.set_count(static_cast<uint32_t>(unread));
  note.set_detail(absl::StrCat("long: rules alone annotated the last ", unread, " sentences"));
  document.quality_notes.push_back(std::move(note));
}

}  // namespace

void EncodeStage::Run(Document& document) const {
  auto encoding = std::make_shared<DocumentEncoding>();
  encoding->windows =
      MakeWindows(document, model_.tokenizer(), model_.config(), SentencesWithActors(document), kMaxPieces);
  const size_t read = SentencesRead(encoding->windows);
  if (read < document.sentences.size()) NotePartlyRead(document.sentences.size() - read, document);
  auto encoded = model_.network().Encode(encoding->windows);
  if (!encoded.ok()) {
    document.model_error = encoded.status();
    return;
  }
  encoding->encoded = *std::move(encoded);
  document.encoding = std::move(encoding);
}

}  // namespace parallax::nlp
