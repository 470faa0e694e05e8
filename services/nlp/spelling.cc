#include "services/nlp/spelling.h"

#include <algorithm>
#include <optional>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "services/nlp/mentions.h"
#include "services/nlp/name_key.h"
#include "services/nlp/tokens.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

constexpr size_t kMinRepairedLetters = 6;
constexpr size_t kMinJoinedLetters = 10;
constexpr size_t kMinPrefixLetters = 5;
constexpr size_t kMaxTailLetters = 10;
constexpr size_t kMaxRepairedLetters = 40;
// So many mentions of a word are tried as the right way of writing another.
constexpr size_t kMaxRepeated = 100;

// FNV-1a: unlike absl::Hash the same in every process, so that equal hashes are met in the same order.
uint64_t HashWithout(absl::string_view word, size_t left_out) {
  uint64_t hash = 14695981039346656037ULL;
  for (size_t i = 0; i < word.size(); ++i) {
    if (i == left_out) continue;
    hash = (hash ^ static_cast<unsigned char>(word[i])) * 1099511628211ULL;
  }
  return hash;
}

std::string WithoutSpaces(absl::string_view key) { return absl::StrReplaceAll(key, {{" ", ""}}); }

// Whether two words of a name are one edit apart (a letter more, less, other, or two swapped), begin alike
// and do not differ in the last letter alone.
bool OneEditApart(absl::string_view a, absl::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a == b || a.empty() || a[0] != b[0] || b.size() - a.size() > 1) return false;
  size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  const absl::string_view rest_a = a.substr(same);
  const absl::string_view rest_b = b.substr(same);
  if (a.size() < b.size()) return rest_b.size() > 1 && rest_a == rest_b.substr(1);
  if (rest_a.size() < 2) return false;
  return rest_a.substr(1) == rest_b.substr(1) ||
         (rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] && rest_a.substr(2) == rest_b.substr(2));
}

// What a name runs into when a hyphen or space is lost.
bool IsTail(absl::string_view tail) {
  static const auto* tails = new absl::flat_hash_set<absl::string_view>(
      {"controlled", "led",        "backed",    "based",    "held",     "run",      "ruled",  "era",
       "affiliated", "linked",     "appointed", "allied",   "aligned",  "friendly", "funded", "sponsored",
       "supported",  "installed",  "dominated", "occupied", "and",      "in",       "is",     "has",
       "was",        "government", "regime",    "forces",   "fighters", "rule"});
  return tails->contains(tail);
}

bool IsPlainWord(absl::string_view word) {
  return HasClass(word, kFunctionWord | kCommonWord | kCalendarWord | kPersonTitle | kOrgHead | kArmedHead |
                            kPlaceHead | kStateOrgan | kActorPlural | kGivenName);
}

}  // namespace

SpellingStage::SpellingStage(const Catalogue& catalogue) : catalogue_(catalogue) {
  for (uint32_t i = 0; i < catalogue.entity_count(); ++i) {
    for (const v1::EntityName& name : catalogue.entity(i).names()) {
      const std::string key = NameKey(name.text());
      if (!absl::StrContains(key, ' ') || key.size() < kMinJoinedLetters) continue;
      joined_.try_emplace(WithoutSpaces(key), name.text());
    }
  }
  for (uint32_t i = 0; i < catalogue.words().size(); ++i) {
    const std::string& word = catalogue.words()[i];
    if (word.size() + 1 < kMinRepairedLetters || IsPlainWord(word)) continue;
    for (size_t left_out = 0; left_out <= word.size(); ++left_out) {  // the last: nothing left out
      deletions_.emplace_back(HashWithout(word, left_out), i);
    }
  }
  std::sort(deletions_.begin(), deletions_.end());
}

// Repairs the names of one document.
class NameRepairer {
 public:
  NameRepairer(const SpellingStage& stage, Document& document)
      : stage_(stage), catalogue_(stage.catalogue_), document_(document) {}

  void Run() {
    CountWords();
    for (MentionLayer& mention : document_.mentions) {
      if (Known(mention)) continue;
      if (!Rejoin(mention) && !CutPrefix(mention)) MendLetter(mention);
    }
    CutUnmentioned();
    if (repaired_.empty()) return;
    v1::QualityNote note;
    note.set_kind(v1::QUALITY_NOTE_KIND_NAME_REPAIRED);
    note.set_count(static_cast<uint32_t>(repaired_.size()));
    note.set_detail(absl::StrJoin(repaired_, ", "));
    document_.quality_notes.push_back(note);
  }

 private:
  absl::Span<const Token> TokensOf(const MentionLayer& mention) const {
    return absl::MakeConstSpan(document_.tokens)
        .subspan(mention.first_token, mention.end_token - mention.first_token);
  }

  bool Known(const MentionLayer& mention) const { return !catalogue_.Find(TokensOf(mention)).empty(); }

  // How often each longer word of a name is written in the document.
  void CountWords() {
    for (const MentionLayer& mention : document_.mentions) {
      for (const Token& token : TokensOf(mention)) {
        if (token.lower.size() + 1 >= kMinRepairedLetters && token.kind == TokenKind::kWord)
          ++counts_[token.lower];
      }
    }
  }

  void Repair(MentionLayer& mention, std::string reading) {
    repaired_.push_back(absl::StrCat(document_.Text(mention.span), " as ", reading));
    mention.reading = std::move(reading);
  }

  // "Islamic StateKhorasan".
  bool Rejoin(MentionLayer& mention) {
    const std::string key = NameKey(TokensOf(mention));
    if (key.size() < kMinJoinedLetters) return false;
    const auto it = stage_.joined_.find(WithoutSpaces(key));
    if (it == stage_.joined_.end() || NameKey(it->second) == key) return false;
    Repair(mention, it->second);
    return true;
  }

  // Bytes of the name that the token begins with and then runs into a common tail; 0 when it does not.
  size_t PrefixOf(const Token& token) {
    const size_t shortest = token.lower.size() - std::min(token.lower.size(), kMaxTailLetters);
    for (size_t bytes = token.lower.size(); bytes-- > std::max(kMinPrefixLetters, shortest);) {
      if (!IsTail(absl::string_view(token.lower).substr(bytes))) continue;
      const absl::string_view written = document_.Text(token.span).substr(0, bytes);
      if (IsNameHere(written)) return bytes;
      for (const CatalogueName& name : catalogue_.Find(written)) {
        if (name.kind == v1::NAME_KIND_NAME && name.words[0] != WordCase::kAny) return bytes;
      }
    }
    return 0;
  }

  // Whether the document has a name that is or ends with the word.
  bool IsNameHere(absl::string_view word) {
    if (last_words_.empty()) {
      for (const MentionLayer& mention : document_.mentions)
        last_words_.insert(document_.Text(document_.tokens[mention.end_token - 1].span));
    }
    return last_words_.contains(word);
  }

  // "Talibancontrolled".
  bool CutPrefix(MentionLayer& mention) {
    if (mention.end_token != mention.first_token + 1) return false;
    const size_t bytes = PrefixOf(document_.tokens[mention.first_token]);
    if (bytes == 0) return false;
    const std::string written(document_.Text(mention.span));
    mention.span.end = mention.span.begin + static_cast<uint32_t>(bytes);
    mention.adjectival = true;
    mention.reading = written.substr(0, bytes);
    repaired_.push_back(absl::StrCat(written, " as ", mention.reading));
    return true;
  }

  // The same for words that no mention holds, since a sentence's first word is rarely taken for a name.
  void CutUnmentioned() {
    for (uint32_t i = 0; i < document_.tokens.size(); ++i) {
      const Token& token = document_.tokens[i];
      if (!IsCapitalised(token) || token.lower.size() < kMinPrefixLetters + 2 || PrefixOf(token) == 0)
        continue;
      const auto mention =
          std::partition_point(document_.mentions.begin(), document_.mentions.end(),
                               [&](const MentionLayer& other) { return other.end_token <= i; });
      if (mention != document_.mentions.end() && mention->first_token <= i) continue;
      CutPrefix(
          *document_.mentions.insert(mention, MakeMention(document_, i, i + 1, v1::ENTITY_TYPE_UNSPECIFIED)));
    }
  }

  // "Haqanni Network", also against another name of the document.
  bool MendLetter(MentionLayer& mention) {
    const absl::Span<const Token> tokens = TokensOf(mention);
    for (size_t i = 0; i < tokens.size(); ++i) {
      const std::string& word = tokens[i].lower;
      if (word.size() < kMinRepairedLetters || word.size() > kMaxRepairedLetters || IsPlainWord(word) ||
          catalogue_.WordOf(tokens[i]) != Catalogue::kNoWord) {
        continue;
      }
      for (const std::string& right : Neighbours(word)) {
        std::vector<std::string> words;
        for (size_t j = 0; j < tokens.size(); ++j) {
          if (!IsSilentMark(tokens[j])) words.push_back(j == i ? right : tokens[j].lower);
        }
        const std::string name = absl::StrJoin(words, " ");
        if (words.size() == 1 && IsLeaderHere(right)) {
          Repair(mention, Capitalised(right));
          return true;
        }
        if (words.size() == 1 && !MayBeMisspelt(word)) continue;
        if (const std::string listed = Listed(name, words.size() == 1); !listed.empty()) {
          Repair(mention, listed);
          return true;
        }
      }
      if (MendByDocument(mention, i)) return true;
    }
    return false;
  }

  // Whether the word is the surname of one person alone, who leads something that the document names.
  bool IsLeaderHere(absl::string_view surname) {
    const Token word = Tokenize(surname, 0, 0).front();
    const absl::Span<const uint32_t> persons = catalogue_.PersonsBySurname(catalogue_.WordOf(word));
    if (persons.size() != 1) return false;
    for (const v1::EntityRelation& relation : catalogue_.entity(persons[0]).relations()) {
      const int led = catalogue_.FindId(relation.object_id());
      if (relation.kind() == v1::RELATION_KIND_LEADS && led >= 0 && Named(static_cast<uint32_t>(led)))
        return true;
    }
    return false;
  }

  bool Named(uint32_t entity) {
    if (!named_) {
      named_.emplace();
      for (const MentionLayer& mention : document_.mentions) {
        for (const CatalogueName& name : catalogue_.Find(TokensOf(mention))) named_->insert(name.entity);
      }
    }
    return named_->contains(entity);
  }

  static std::string Capitalised(std::string word) {
    word[0] = absl::ascii_toupper(word[0]);
    return word;
  }

  // A single word has nothing beside it to bear the reading out: it must be long, and not be the document's
  // usual way of writing.
  bool MayBeMisspelt(const std::string& word) const {
    const auto it = counts_.find(word);
    return word.size() > kMinRepairedLetters && (it == counts_.end() || it->second < 3);
  }

  // Words of the catalogue that are one edit apart from `word`, in the order of their indices.
  std::vector<std::string> Neighbours(const std::string& word) const {
    absl::flat_hash_set<uint32_t> seen;
    std::vector<uint32_t> found;
    for (size_t left_out = 0; left_out <= word.size(); ++left_out) {
      const uint64_t hash = HashWithout(word, left_out);
      auto it = std::lower_bound(stage_.deletions_.begin(), stage_.deletions_.end(),
                                 std::make_pair(hash, uint32_t{0}));
      for (; it != stage_.deletions_.end() && it->first == hash; ++it) {
        if (OneEditApart(word, catalogue_.words()[it->second]) && seen.insert(it->second).second) {
          found.push_back(it->second);
        }
      }
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> words;
    words.reserve(found.size());
    for (const uint32_t index : found) words.push_back(catalogue_.words()[index]);
    return words;
  }

  // The catalogue's own writing of a proper name; empty when it has none. There are too many places and
  // persons for one word to tell them.
  std::string Listed(absl::string_view name, bool single) const {
    for (const CatalogueName& known : catalogue_.Find(name)) {
      if (known.kind != v1::NAME_KIND_NAME) continue;
      const v1::EntityType type = catalogue_.entity(known.entity).type();
      if (single && (type == v1::ENTITY_TYPE_PLACE || type == v1::ENTITY_TYPE_PERSON)) continue;
      const std::string key = NameKey(name);
      for (const v1::EntityName& written : catalogue_.entity(known.entity).names()) {
        if (NameKey(written.text()) == key) return written.text();
      }
    }
    return "";
  }

  // A word that the document writes more often another way, in a name that is else the same or of one word.
  bool MendByDocument(MentionLayer& mention, size_t word_index) {
    const absl::Span<const Token> tokens = TokensOf(mention);
    const std::string& word = tokens[word_index].lower;
    for (const size_t m : MentionsWithNeighbours(word)) {
      const MentionLayer& other = document_.mentions[m];
      const absl::Span<const Token> written = TokensOf(other);
      const size_t at = tokens.size() == 1 ? written.size() - 1 : word_index;
      if (tokens.size() != 1 && written.size() != tokens.size()) continue;
      if (!OneEditApart(word, written[at].lower) || CountOf(written[at].lower) <= CountOf(word)) continue;
      bool same = true;
      for (size_t j = 0; j < tokens.size() && tokens.size() != 1; ++j) {
        same = same && (j == word_index || tokens[j].lower == written[j].lower);
      }
      if (!same) continue;
      Repair(mention, std::string(document_.Text(tokens.size() == 1 ? written[at].span : other.span)));
      return true;
    }
    return false;
  }

  int CountOf(const std::string& word) const {
    const auto it = counts_.find(word);
    return it == counts_.end() ? 0 : it->second;
  }

  // Mentions that hold a repeated word one edit apart from `word`, in the order of the text.
  std::vector<size_t> MentionsWithNeighbours(const std::string& word) {
    if (!collected_) CollectRepeated();
    std::vector<size_t> found;
    for (size_t left_out = 0; left_out <= word.size(); ++left_out) {
      const auto it = repeated_.find(HashWithout(word, left_out));
      if (it != repeated_.end()) found.insert(found.end(), it->second.begin(), it->second.end());
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  // Only a repeated word can be the more frequent one. Of each, the first mentions do.
  void CollectRepeated() {
    collected_ = true;
    for (size_t m = 0; m < document_.mentions.size(); ++m) {
      for (const Token& token : TokensOf(document_.mentions[m])) {
        const std::string& word = token.lower;
        if (CountOf(word) < 2 || word.size() > kMaxRepairedLetters) continue;
        for (size_t left_out = 0; left_out <= word.size(); ++left_out) {
          std::vector<size_t>& mentions = repeated_[HashWithout(word, left_out)];
          if (mentions.size() < kMaxRepeated && (mentions.empty() || mentions.back() != m))
            mentions.push_back(m);
        }
      }
    }
  }

  const SpellingStage& stage_;
  const Catalogue& catalogue_;
  Document& document_;
  absl::flat_hash_map<std::string, int> counts_;
  absl::flat_hash_set<absl::string_view> last_words_;   // of the names, as written
  std::optional<absl::flat_hash_set<uint32_t>> named_;  // catalogue entities that a name may mean
  bool collected_ = false;
  absl::flat_hash_map<uint64_t, std::vector<size_t>> repeated_;  // mentions by their words' HashWithout
  std::vector<std::string> repaired_;                            // "Haqanni as Haqqani"
};

void SpellingStage::Run(Document& document) const { NameRepairer(*this, document).Run(); }

}  // namespace parallax::nlp
