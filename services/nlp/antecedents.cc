#include "services/nlp/antecedents.h"

#include <algorithm>
#include <cmath>

#include "absl/container/flat_hash_map.h"
#include "services/nlp/antecedent_weights.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

constexpr uint32_t kReach = 3;  // sentences back
// So many mentions that might be meant are weighed, the nearest ones.
constexpr size_t kMaxWeighed = 200;

size_t TypeFeature(v1::EntityType type) {
  switch (type) {
    case v1::ENTITY_TYPE_STATE:
      return kIsState;
    case v1::ENTITY_TYPE_ORG:
      return kIsOrg;
    case v1::ENTITY_TYPE_ARMED_GROUP:
      return kIsArmed;
    case v1::ENTITY_TYPE_GROUP:
      return kIsGroup;
    case v1::ENTITY_TYPE_PLACE:
      return kIsPlace;
    default:
      return kIsOther;
  }
}

bool IsPerson(v1::EntityType type) { return type == v1::ENTITY_TYPE_PERSON; }

}  // namespace

AntecedentResolver::AntecedentResolver(const Document& document, std::vector<Description>& descriptions)
    : document_(document),
      descriptions_(descriptions),
      quoted_(QuotedTokens(document)),
      frequency_(document.entities.size(), 0) {}

void AntecedentResolver::Add(const MentionLayer& mention, AnaphorClass pronoun_class) {
  Antecedent antecedent;
  antecedent.first = mention.first_token;
  antecedent.sentence = mention.sentence;
  antecedent.entity = mention.entity;
  antecedent.form = mention.form;
  antecedent.anaphor_class = pronoun_class;
  antecedent.role = RoleOf(document_, mention.first_token, mention.end_token, mention.adjectival);
  antecedent.quoted = quoted_[mention.first_token];
  antecedent.opens = antecedents_.empty() || antecedents_.back().sentence != mention.sentence;
  antecedents_.push_back(antecedent);
  most_frequent_ = std::max(most_frequent_, ++frequency_[static_cast<size_t>(mention.entity)]);
}

bool AntecedentResolver::Compatible(const Anaphor& anaphor, int entity) const {
  const v1::EntityType type = document_.entities[static_cast<size_t>(entity)].type;
  const Description& description = descriptions_[static_cast<size_t>(entity)];
  switch (anaphor.anaphor_class) {
    case AnaphorClass::kHe:
    case AnaphorClass::kPerson:
      if (!IsPerson(type) &&
          (type != v1::ENTITY_TYPE_UNSPECIFIED || description.gender == Gender::kUnknown)) {
        return false;
      }
      if (anaphor.anaphor_class == AnaphorClass::kPerson && anaphor.noun != "man" &&
          anaphor.noun != "woman" && !description.nouns.contains(anaphor.noun)) {
        return false;
      }
      return anaphor.gender == Gender::kUnknown || description.gender == Gender::kUnknown ||
             anaphor.gender == description.gender;
    case AnaphorClass::kIt:
      return !IsPerson(type) && type != v1::ENTITY_TYPE_GROUP;
    case AnaphorClass::kThey:
      return !IsPerson(type) && type != v1::ENTITY_TYPE_PLACE && type != v1::ENTITY_TYPE_EVENT &&
             type != v1::ENTITY_TYPE_TREATY && type != v1::ENTITY_TYPE_PROJECT;
    case AnaphorClass::kGroup:
      return type == v1::ENTITY_TYPE_ORG || type == v1::ENTITY_TYPE_ARMED_GROUP ||
             type == v1::ENTITY_TYPE_UNSPECIFIED || type == v1::ENTITY_TYPE_GROUP ||
             (type == v1::ENTITY_TYPE_STATE && HasClass(anaphor.noun, kStateOrgan));
    case AnaphorClass::kState:
      return type == v1::ENTITY_TYPE_STATE || description.nouns.contains(anaphor.noun) ||
             description.name_words.contains(anaphor.noun);
    case AnaphorClass::kPlace:
      return type == v1::ENTITY_TYPE_PLACE;
  }
  return false;
}

// A clause's subject is not its object: "Chen thanked him".
bool AntecedentResolver::Bound(const Anaphor& anaphor, const Antecedent& candidate) const {
  if (anaphor.possessive || anaphor.role == Role::kSubject || !anaphor.noun.empty()) return false;
  const std::string& word = document_.tokens[anaphor.first].lower;
  if (word.size() > 4 && word.find("sel") != std::string::npos) return false;  // reflexive
  return candidate.sentence == document_.tokens[anaphor.first].sentence && candidate.role == Role::kSubject &&
         !ClauseBetween(document_, candidate.first, anaphor.first);
}

AntecedentFeatures AntecedentResolver::Features(const Anaphor& anaphor, size_t index, size_t between) const {
  const Antecedent& candidate = antecedents_[index];
  const size_t entity = static_cast<size_t>(candidate.entity);
  const Description& description = descriptions_[entity];
  const uint32_t sentence = document_.tokens[anaphor.first].sentence;
  AntecedentFeatures features{};
  features[kSameSentence + std::min(sentence - candidate.sentence, kReach)] = 1;
  features[kIsSubject + static_cast<size_t>(candidate.role)] = 1;
  features[kSameRole] = anaphor.role == candidate.role;
  features[kOpensSentence] = candidate.opens;
  features[kNearest] = between == 0;
  features[kLogBetween] = std::log1p(static_cast<float>(between));
  features[kLogFrequency] = std::log1p(static_cast<float>(frequency_[entity]));
  features[kMostFrequent] = frequency_[entity] == most_frequent_;
  features[kSamePronoun] =
      candidate.form == v1::MENTION_FORM_PRONOUN && candidate.anaphor_class == anaphor.anaphor_class;
  features[kIsNominal] = candidate.form == v1::MENTION_FORM_NOMINAL;
  features[TypeFeature(document_.entities[entity].type)] = 1;
  features[kGenderAgrees] = anaphor.gender != Gender::kUnknown && anaphor.gender == description.gender;
  const bool quoted = quoted_[anaphor.first];
  features[kQuotedAlone] = quoted && !candidate.quoted;
  features[kCandidateQuoted] = !quoted && candidate.quoted;
  const bool same_clause =
      candidate.sentence == sentence && !ClauseBetween(document_, candidate.first, anaphor.first);
  features[kPossessiveSameClause] = same_clause && anaphor.possessive;
  features[kSameClause] = same_clause && !anaphor.possessive;
  features[kIsPleonastic] = anaphor.pleonastic;
  features[kNameHasNoun] = !anaphor.noun.empty() && description.name_words.contains(anaphor.noun);
  features[kDescribedAs] = !anaphor.noun.empty() && description.nouns.contains(anaphor.noun);
  features[kSameParagraph] =
      document_.sentences[candidate.sentence].paragraph == document_.sentences[sentence].paragraph;
  const bool opener = candidate.opens && candidate.role == Role::kSubject;
  features[kOpenerHere] = opener && candidate.sentence == sentence;
  features[kOpenerBefore] = opener && candidate.sentence + 1 == sentence;
  features[kRepeated] = features[kSamePronoun] > 0 && candidate.sentence == sentence;
  features[kBias] = 1;
  return features;
}

Resolution AntecedentResolver::Resolve(const Anaphor& anaphor) {
  const uint32_t sentence = document_.tokens[anaphor.first].sentence;
  const size_t anaphor_class = static_cast<size_t>(anaphor.anaphor_class);
  // Nouns that name or describe an entity reach over the whole text.
  const uint32_t reach = anaphor.noun.empty() ? kReach : 1000;
  absl::flat_hash_map<int, float> scores;
  std::vector<int> seen;
  size_t weighed = 0;
  for (size_t i = antecedents_.size(); i-- > 0 && weighed < kMaxWeighed;) {
    const Antecedent& candidate = antecedents_[i];
    if (sentence - candidate.sentence > reach) break;
    if (!Compatible(anaphor, candidate.entity) || Bound(anaphor, candidate)) continue;
    ++weighed;
    const auto [best_score, added] = scores.try_emplace(candidate.entity, -1e9F);
    if (added) seen.push_back(candidate.entity);
    const size_t between = seen.size() - 1;
    const AntecedentFeatures features = Features(anaphor, i, between);
    float score = 0;
    for (size_t f = 0; f < kAntecedentFeatures; ++f)
      score += kAntecedentWeights[f][anaphor_class] * features[f];
    best_score->second = std::max(best_score->second, score);
  }
  float total = 1;  // of no antecedent at all
  int best = -1;
  for (const int entity : seen) {
    const float score = scores[entity];
    total += std::exp(score);
    if (best < 0 || score > scores[best]) best = entity;
  }
  if (best < 0) return {};
  const float probability = std::exp(scores[best]) / total;
  if (probability < kAntecedentFloor) return {};
  Description& description = descriptions_[static_cast<size_t>(best)];
  if (description.gender == Gender::kUnknown) description.gender = anaphor.gender;
  return {best, probability};
}

}  // namespace parallax::nlp
