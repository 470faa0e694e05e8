#include "services/nlp/candidates.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "services/nlp/name_key.h"
#include "services/nlp/tokens.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

bool HasEntity(const std::vector<Candidate>& candidates, uint32_t entity, v1::NameKind kind) {
  return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
    return candidate.entity == entity && candidate.kind == kind;
  });
}

// An organ that is the government itself, so that who governs is meant.
bool IsGovernment(absl::string_view noun) { return HasClass(noun, kStateOrgan) && noun != "embassy"; }

}  // namespace

std::string CandidateFinder::NameOf(const MentionLayer& mention) const {
  return mention.reading.empty() ? std::string(document_.Text(mention.span)) : mention.reading;
}

std::vector<Token> CandidateFinder::TokensOf(const MentionLayer& mention) const {
  if (!mention.reading.empty()) return Tokenize(mention.reading, 0, 0);
  return {document_.tokens.begin() + mention.first_token, document_.tokens.begin() + mention.end_token};
}

std::vector<Candidate> CandidateFinder::Of(const MentionLayer& mention) const {
  const std::vector<Token> tokens = TokensOf(mention);
  std::vector<Candidate> candidates = Valid(catalogue_.Find(tokens), tokens);
  if (!candidates.empty()) return candidates;
  if (!mention.reading.empty()) return OfAcronym(mention);
  if (mention.first_token > 0 && document_.tokens[mention.first_token - 1].lower == "the") {
    std::vector<Token> with_article = tokens;  // "the Front" is listed with its article
    with_article.insert(with_article.begin(), document_.tokens[mention.first_token - 1]);
    candidates = Valid(catalogue_.Find(with_article), with_article);
    if (!candidates.empty()) return candidates;
  }
  return tokens.size() >= 2 ? OfOrgan(tokens) : candidates;
}

std::vector<uint32_t> CandidateFinder::FormerHolders(const MentionLayer& mention) const {
  const std::vector<Token> tokens = TokensOf(mention);
  std::vector<uint32_t> holders;
  for (const CatalogueName& name : catalogue_.Find(tokens)) {
    if (name.kind == v1::NAME_KIND_ROLE && WrittenAs(name, tokens) && !name.ValidOn(document_.reference_date))
      holders.push_back(name.entity);
  }
  return holders;
}

std::vector<Candidate> CandidateFinder::OfAcronym(const MentionLayer& mention) const {
  const absl::Span<const Token> written =
      absl::MakeConstSpan(document_.tokens)
          .subspan(mention.first_token, mention.end_token - mention.first_token);
  const std::string key = NameKey(mention.reading);
  std::vector<Candidate> candidates;
  for (const Candidate& candidate : Valid(catalogue_.Find(written), written)) {
    const auto& names = catalogue_.entity(candidate.entity).names();
    const bool longer = std::any_of(names.begin(), names.end(), [&](const v1::EntityName& name) {
      return absl::StrContains(NameKey(name.text()), key);
    });
    if (longer) candidates.push_back(candidate);
  }
  return candidates;
}

std::vector<Candidate> CandidateFinder::Valid(absl::Span<const CatalogueName> names,
                                              absl::Span<const Token> written) const {
  std::vector<Candidate> valid;
  std::vector<Candidate> dated;  // names of other days: better than none where the name is a proper one
  for (const CatalogueName& name : names) {
    if (!WrittenAs(name, written)) continue;
    const Candidate candidate{name.entity, name.kind, catalogue_.entity(name.entity).type()};
    if (name.ValidOn(document_.reference_date)) {
      if (!HasEntity(valid, name.entity, name.kind)) valid.push_back(candidate);
    } else if (name.kind == v1::NAME_KIND_NAME || name.kind == v1::NAME_KIND_ACRONYM) {
      if (!HasEntity(dated, name.entity, name.kind)) dated.push_back(candidate);
    }
  }
  return valid.empty() ? dated : valid;
}

std::vector<Candidate> CandidateFinder::OfOrgan(absl::Span<const Token> tokens) const {
  // "Embassy of Iran", "government of the Philippines".
  absl::Span<const Token> state = tokens;
  absl::string_view organ = tokens.front().lower;
  if (HasClass(organ, kStateOrgan) && tokens[1].lower == "of") {
    state.remove_prefix(tokens.size() > 3 && tokens[2].lower == "the" ? 3 : 2);
  } else {
    organ = tokens.back().lower;
    if (!HasClass(organ, kStateOrgan)) return {};
    do {
      state.remove_suffix(1);
    } while (state.size() > 1 && HasClass(state.back().lower, kTitleModifier));
  }
  if (state.size() > 1 && state.back().lower == "'s") state.remove_suffix(1);
  std::vector<Candidate> candidates;
  for (Candidate candidate : Valid(catalogue_.Find(state), state)) {
    if (candidate.type != v1::ENTITY_TYPE_STATE && candidate.kind != v1::NAME_KIND_SEAT) continue;
    candidate.kind = v1::NAME_KIND_ROLE;
    candidates.push_back(candidate);
  }
  if (candidates.empty() || !IsGovernment(organ)) return candidates;
  std::vector<Token> government(state.begin(), state.end());
  government.push_back(Tokenize("government", 0, 0).front());
  std::vector<Candidate> ruling = Valid(catalogue_.Find(government), government);
  return ruling.empty() ? candidates : ruling;
}

bool CandidateFinder::IsPluralDemonym(const MentionLayer& mention,
                                      const std::vector<Candidate>& candidates) const {
  const std::string& last = document_.tokens[mention.end_token - 1].lower;
  return last.size() > 2 && last.back() == 's' && mention.reading.empty() &&
         std::any_of(candidates.begin(), candidates.end(),
                     [](const Candidate& candidate) { return candidate.kind == v1::NAME_KIND_DEMONYM; });
}

int CandidateFinder::PeopleNamed(const MentionLayer& mention) const {
  const std::string plural(document_.Text(mention.span));
  for (const CatalogueName& name : catalogue_.Find(plural.substr(0, plural.size() - 1) + " people")) {
    if (catalogue_.entity(name.entity).type() == v1::ENTITY_TYPE_GROUP) return static_cast<int>(name.entity);
  }
  return -1;
}

bool CandidateFinder::IsSpecific(const MentionLayer& mention) const {
  return mention.end_token - mention.first_token >= 2;
}

bool CandidateFinder::InOffice(uint32_t person) const {
  const std::string& date = document_.reference_date;
  for (const v1::EntityRelation& relation : catalogue_.entity(person).relations()) {
    if (relation.kind() != v1::RELATION_KIND_LEADS) continue;
    const bool begun = date.empty() || relation.valid_from() <= date;
    const bool ended = !relation.valid_to().empty() && (date.empty() || relation.valid_to() <= date);
    if (begun && !ended) return true;
  }
  return false;
}

bool CandidateFinder::SharesName(uint32_t person, absl::Span<const uint32_t> words) const {
  for (const v1::EntityName& name : catalogue_.entity(person).names()) {
    const std::vector<uint32_t> other = catalogue_.WordsOf(Tokenize(name.text(), 0, 0));
    size_t shared = 0;
    for (const uint32_t word : words) {
      shared += std::find(other.begin(), other.end(), word) != other.end();
    }
    // One of the two names holds all the words of the other, the first of them included.
    const bool same_first = std::find(other.begin(), other.end(), words.front()) != other.end();
    if (shared == words.size() || (same_first && shared >= 2 && shared >= other.size())) return true;
  }
  return false;
}

int CandidateFinder::KnownPerson(const MentionLayer& mention, bool title_before) const {
  if (mention.type != v1::ENTITY_TYPE_PERSON && mention.type != v1::ENTITY_TYPE_UNSPECIFIED &&
      mention.type != v1::ENTITY_TYPE_STATE) {
    return -1;  // "the Maduro government" looks like a state's
  }
  std::vector<uint32_t> words;
  std::vector<Token> tokens = TokensOf(mention);
  for (const Token& token : tokens) {
    if (IsSilentMark(token) || (HasClass(token.lower, kNameParticle) && tokens.size() > 1)) continue;
    words.push_back(catalogue_.WordOf(token));
  }
  if (words.empty()) return -1;
  int found = -1;
  bool found_in_office = false;
  for (const uint32_t person : catalogue_.PersonsBySurname(words.back())) {
    const bool in_office = InOffice(person);
    if (words.size() == 1 ? !in_office && !title_before : !SharesName(person, words)) continue;
    if (found >= 0 && in_office == found_in_office) return -1;
    if (found < 0 || in_office) {
      found = static_cast<int>(person);
      found_in_office = in_office;
    }
  }
  return found;
}

}  // namespace parallax::nlp
