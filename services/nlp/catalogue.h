// The catalogue of known actors, held for matching.
#ifndef PARALLAX_SERVICES_NLP_CATALOGUE_H_
#define PARALLAX_SERVICES_NLP_CATALOGUE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "parallax/v1/catalogue.pb.h"
#include "services/nlp/document.h"

namespace parallax::nlp {

// How a word of a name is written in the catalogue, and so has to be written in a text.
enum class WordCase : uint8_t { kAny, kCapitalised, kUpper };

// One name of one entity.
struct CatalogueName {
  uint32_t entity = 0;
  v1::NameKind kind = v1::NAME_KIND_NAME;
  std::string valid_from;  // ISO 8601, empty: always did
  std::string valid_to;    // ISO 8601, first day on which it no longer does; empty: still does
  std::vector<WordCase> words;

  // Whether the name means the entity on `date`; an empty date is today.
  bool ValidOn(absl::string_view date) const;
};

// Names that are written with the tokens [begin, end).
struct CatalogueMatch {
  uint32_t begin = 0;
  uint32_t end = 0;
  absl::Span<const CatalogueName> names;
};

// Immutable and thread-safe. Names are matched by words without regard to case, diacritics, hyphens and
// stops; WrittenAs then tells whether a text's letters allow the name.
class Catalogue {
 public:
  // Index of a word that no name holds.
  static constexpr uint32_t kNoWord = 0xFFFFFFFF;

  // Reads files, and folders (searched recursively for *.jsonl) in the order of their paths; files in a
  // folder are sorted. Each line is one CatalogueEntity as proto3 JSON. An error names the file and the line.
  static absl::StatusOr<std::unique_ptr<Catalogue>> Load(const std::vector<std::string>& paths);

  // 16 hex digits of the SHA-256 over all the bytes of the files.
  const std::string& version() const { return version_; }
  size_t entity_count() const { return entities_.size(); }
  size_t name_count() const { return name_count_; }

  const v1::CatalogueEntity& entity(uint32_t index) const { return entities_[index]; }
  // Index of the entity with this id; -1 when there is none.
  int FindId(absl::string_view id) const;

  // Index of a token's word; kNoWord when no name holds it, kSilent for marks that do not count.
  uint32_t WordOf(const Token& token) const;
  std::vector<uint32_t> WordsOf(absl::Span<const Token> tokens) const;
  // Every word that a name holds, by its index.
  absl::Span<const std::string> words() const { return words_; }

  // All matches that begin at token `begin` and end before `end`, shortest first. `words` is WordsOf(tokens).
  void MatchAt(absl::Span<const uint32_t> words, size_t begin, size_t end,
               std::vector<CatalogueMatch>& matches) const;
  // Names that the words spell from the first to the last; empty when there are none.
  absl::Span<const CatalogueName> Find(absl::Span<const uint32_t> words) const;
  absl::Span<const CatalogueName> Find(absl::Span<const Token> tokens) const;
  absl::Span<const CatalogueName> Find(absl::string_view name) const;

  // Persons with a name of two words or more that ends with this word.
  absl::Span<const uint32_t> PersonsBySurname(uint32_t word) const;

 private:
  static constexpr uint32_t kSilent = 0xFFFFFFFE;

  Catalogue() = default;
  absl::Status AddLine(absl::string_view line);
  void AddName(uint32_t entity, const v1::EntityName& name);
  uint32_t InternWord(absl::string_view key);

  std::string version_;
  size_t name_count_ = 0;
  std::vector<v1::CatalogueEntity> entities_;
  absl::flat_hash_map<std::string, uint32_t> entity_by_id_;
  std::vector<std::string> words_;
  absl::flat_hash_map<std::string, uint32_t> word_by_key_;
  absl::flat_hash_map<uint64_t, uint32_t> edges_;  // trie: node << 32 | word -> node; 0 is the root
  std::vector<std::vector<CatalogueName>> nodes_ = std::vector<std::vector<CatalogueName>>(1);
  absl::flat_hash_map<uint32_t, std::vector<uint32_t>> persons_by_surname_;
};

// Whether the letters of `tokens` allow `name`: a capital where the catalogue has one, capitals throughout
// for acronyms (long ones may be written "Nato").
bool WrittenAs(const CatalogueName& name, absl::Span<const Token> tokens);

// Whether the word of `token` has a capital ("Kabul", "NATO", "McCain").
bool IsCapitalised(const Token& token);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_CATALOGUE_H_
