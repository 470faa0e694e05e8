#include "services/nlp/catalogue.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/digest.h"
#include "services/common/error.h"
#include "services/nlp/characters.h"
#include "services/nlp/name_key.h"
#include "services/nlp/tokens.h"

namespace parallax::nlp {
namespace {

namespace fs = std::filesystem;

// The files below `path`, or the file itself.
absl::StatusOr<std::vector<std::string>> FilesBelow(const std::string& path) {
  std::error_code error;
  if (fs::is_regular_file(path, error)) return std::vector<std::string>{path};
  if (!fs::is_directory(path, error)) {
    return absl::NotFoundError(absl::StrCat("catalogue: there is no file or folder ", path));
  }
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    if (it->is_regular_file() && it->path().extension() == ".jsonl") files.push_back(it->path().string());
  }
  if (error) return absl::UnavailableError(absl::StrCat("catalogue: ", path, ": ", error.message()));
  std::sort(files.begin(), files.end());
  return files;
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) return absl::UnavailableError(absl::StrCat("catalogue: cannot read ", path));
  return bytes;
}

bool IsId(absl::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '-';
  });
}

absl::Status Validate(const v1::CatalogueEntity& entity) {
  if (!IsId(entity.id())) return InvalidField("id", "must be lower-case letters, digits and hyphens");
  for (const v1::EntityName& name : entity.names()) {
    if (NameKey(name.text()).empty()) return InvalidField("names.text", "must hold a word");
  }
  for (const v1::EntityRelation& relation : entity.relations()) {
    if (!IsId(relation.object_id())) return InvalidField("relations.object_id", "must be an entity's id");
  }
  return absl::OkStatus();
}

// Adds `more` to `entity`: names and relations are joined, fields that `entity` has stay.
void Merge(v1::CatalogueEntity more, v1::CatalogueEntity& entity) {
  if (entity.type() == v1::ENTITY_TYPE_UNSPECIFIED) entity.set_type(more.type());
  if (entity.name().empty()) entity.set_name(more.name());
  if (entity.source().empty()) entity.set_source(more.source());
  for (v1::EntityName& name : *more.mutable_names()) *entity.add_names() = std::move(name);
  for (v1::EntityRelation& relation : *more.mutable_relations()) {
    *entity.add_relations() = std::move(relation);
  }
  for (const auto& [scheme, id] : more.external_ids()) {
    entity.mutable_external_ids()->insert({scheme, id});
  }
}

WordCase CaseOf(const Token& token) {
  if (token.shape == TokenShape::kUpper) return WordCase::kUpper;
  return IsCapitalised(token) ? WordCase::kCapitalised : WordCase::kAny;
}

bool SameName(const CatalogueName& a, const CatalogueName& b) {
  return a.entity == b.entity && a.kind == b.kind && a.valid_from == b.valid_from &&
         a.valid_to == b.valid_to && a.words == b.words;
}

uint64_t Edge(uint32_t node, uint32_t word) { return uint64_t{node} << 32 | word; }

}  // namespace

bool CatalogueName::ValidOn(absl::string_view date) const {
  if (date.empty()) return valid_to.empty();
  return valid_from <= date && (valid_to.empty() || date < valid_to);
}

absl::StatusOr<std::unique_ptr<Catalogue>> Catalogue::Load(const std::vector<std::string>& paths) {
  std::unique_ptr<Catalogue> catalogue(new Catalogue());
  FieldDigest digest;
  for (const std::string& path : paths) {
    PARALLAX_ASSIGN_OR_RETURN(const std::vector<std::string> files, FilesBelow(path));
    for (const std::string& file : files) {
      PARALLAX_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(file));
      digest.Add(bytes);
      size_t number = 0;
      for (const absl::string_view line : absl::StrSplit(bytes, '\n')) {
        ++number;
        if (absl::StripAsciiWhitespace(line).empty()) continue;
        if (const absl::Status status = catalogue->AddLine(line); !status.ok()) {
          return absl::InvalidArgumentError(absl::StrCat(file, ":", number, ": ", status.message()));
        }
      }
    }
  }
  catalogue->version_ = digest.Hex().substr(0, 16);
  for (uint32_t i = 0; i < catalogue->entities_.size(); ++i) {
    const v1::CatalogueEntity& entity = catalogue->entities_[i];
    if (entity.type() == v1::ENTITY_TYPE_UNSPECIFIED || entity.name().empty()) {
      return InvalidField(absl::StrCat("catalogue entity ", entity.id()), "must have a type and a name");
    }
    for (const v1::EntityName& name : entity.names()) catalogue->AddName(i, name);
  }
  return catalogue;
}

absl::Status Catalogue::AddLine(absl::string_view line) {
  v1::CatalogueEntity entity;
  const auto parsed = google::protobuf::util::JsonStringToMessage({line.data(), line.size()}, &entity);
  if (!parsed.ok()) return absl::InvalidArgumentError(std::string(parsed.message()));
  PARALLAX_RETURN_IF_ERROR(Validate(entity));
  const auto [it, added] = entity_by_id_.try_emplace(entity.id(), static_cast<uint32_t>(entities_.size()));
  if (added) {
    entities_.push_back(std::move(entity));
  } else {
    Merge(std::move(entity), entities_[it->second]);
  }
  return absl::OkStatus();
}

uint32_t Catalogue::InternWord(absl::string_view key) {
  const auto [it, added] = word_by_key_.try_emplace(key, static_cast<uint32_t>(words_.size()));
  if (added) words_.emplace_back(key);
  return it->second;
}

void Catalogue::AddName(uint32_t entity, const v1::EntityName& name) {
  CatalogueName entry;
  entry.entity = entity;
  entry.kind = name.kind() == v1::NAME_KIND_UNSPECIFIED ? v1::NAME_KIND_NAME : name.kind();
  entry.valid_from = name.valid_from();
  entry.valid_to = name.valid_to();
  uint32_t node = 0;
  uint32_t word = kNoWord;
  std::string scratch;
  for (const Token& token : Tokenize(name.text(), 0, 0)) {
    if (IsSilentMark(token)) continue;
    word = InternWord(WordKey(token.lower, scratch));
    const auto [edge, added] = edges_.try_emplace(Edge(node, word), static_cast<uint32_t>(nodes_.size()));
    if (added) nodes_.emplace_back();
    node = edge->second;
    entry.words.push_back(CaseOf(token));
  }
  std::vector<CatalogueName>& names = nodes_[node];
  for (const CatalogueName& other : names) {
    if (SameName(other, entry)) return;
  }
  ++name_count_;
  if (entities_[entity].type() == v1::ENTITY_TYPE_PERSON && entry.words.size() >= 2 &&
      entry.kind == v1::NAME_KIND_NAME) {
    std::vector<uint32_t>& persons = persons_by_surname_[word];
    if (persons.empty() || persons.back() != entity) persons.push_back(entity);
  }
  names.push_back(std::move(entry));
}

int Catalogue::FindId(absl::string_view id) const {
  const auto it = entity_by_id_.find(id);
  return it == entity_by_id_.end() ? -1 : static_cast<int>(it->second);
}

uint32_t Catalogue::WordOf(const Token& token) const {
  if (IsSilentMark(token)) return kSilent;
  std::string scratch;
  const auto it = word_by_key_.find(WordKey(token.lower, scratch));
  return it == word_by_key_.end() ? kNoWord : it->second;
}

std::vector<uint32_t> Catalogue::WordsOf(absl::Span<const Token> tokens) const {
  std::vector<uint32_t> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) words.push_back(WordOf(token));
  return words;
}

void Catalogue::MatchAt(absl::Span<const uint32_t> words, size_t begin, size_t end,
                        std::vector<CatalogueMatch>& matches) const {
  matches.clear();
  if (words[begin] == kSilent) return;
  uint32_t node = 0;
  for (size_t i = begin; i < end && words[i] != kNoWord; ++i) {
    if (words[i] == kSilent) continue;
    const auto edge = edges_.find(Edge(node, words[i]));
    if (edge == edges_.end()) return;
    node = edge->second;
    if (nodes_[node].empty()) continue;
    matches.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(i + 1), nodes_[node]});
  }
}

absl::Span<const CatalogueName> Catalogue::Find(absl::Span<const uint32_t> words) const {
  uint32_t node = 0;
  for (const uint32_t word : words) {
    if (word == kSilent) continue;
    const auto edge = word == kNoWord ? edges_.end() : edges_.find(Edge(node, word));
    if (edge == edges_.end()) return {};
    node = edge->second;
  }
  return nodes_[node];
}

absl::Span<const CatalogueName> Catalogue::Find(absl::Span<const Token> tokens) const {
  return Find(WordsOf(tokens));
}

absl::Span<const CatalogueName> Catalogue::Find(absl::string_view name) const {
  return Find(Tokenize(name, 0, 0));
}

absl::Span<const uint32_t> Catalogue::PersonsBySurname(uint32_t word) const {
  const auto it = persons_by_surname_.find(word);
  return it == persons_by_surname_.end() ? absl::Span<const uint32_t>() : absl::MakeConstSpan(it->second);
}

bool WrittenAs(const CatalogueName& name, absl::Span<const Token> tokens) {
  size_t word = 0;
  for (const Token& token : tokens) {
    if (IsSilentMark(token)) continue;
    if (word >= name.words.size()) return false;
    switch (name.words[word++]) {
      case WordCase::kAny:
        break;
      case WordCase::kCapitalised:
        if (!IsCapitalised(token)) return false;
        break;
      case WordCase::kUpper:
        if (token.shape != TokenShape::kUpper && (token.lower.size() < 4 || !IsCapitalised(token)))
          return false;
        break;
    }
  }
  return word == name.words.size();
}

bool IsCapitalised(const Token& token) {
  return token.shape == TokenShape::kTitle || token.shape == TokenShape::kUpper ||
         token.shape == TokenShape::kMixed;
}

}  // namespace parallax::nlp
