#include "services/nlp/antecedents.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "services/nlp/antecedent_weights.h"
#include "services/nlp/word_lists.h"

namespace parallax::nlp {
namespace {

constexpr uint32_t kReach = 3;  // sentences back
// Of a learned score in the average with that of the features.
constexpr float kLearnedShare = 0.5F;
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

AntecedentResolver::AntecedentResolver(const Document& document, std::vector<Description>& descriptions,
                                       const LearnedAntecedents* learned)
    : document_(document),
      descriptions_(descriptions),
      learned_(learned),
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

float AntecedentResolver::ScoreOf(const Anaphor& anaphor, size_t candidate, size_t between) const {
  const AntecedentFeatures features = Features(anaphor, candidate, between);
  float score = 0;
  for (size_t f = 0; f < kAntecedentFeatures; ++f)
    score += kAntecedentWeights[f][static_cast<size_t>(anaphor.anaphor_class)] * features[f];
  if (learned_ == nullptr) return score;
  const auto learned = learned_->find({antecedents_[candidate].first, anaphor.first});
  return learned == learned_->end() ? score : (1 - kLearnedShare) * score + kLearnedShare * learned->second;
}

std::vector<Referent> AntecedentResolver::ScoreReferents(const Anaphor& anaphor) const {
  const uint32_t sentence = document_.tokens[anaphor.first].sentence;
  // Nouns that name or describe an entity reach over the whole text.
  const uint32_t reach = anaphor.noun.empty() ? kReach : 1000;
  std::vector<Referent> referents;  // the one mentioned last first
  absl::flat_hash_map<int, size_t> places;
  size_t weighed = 0;
  for (size_t i = antecedents_.size(); i-- > 0 && weighed < kMaxWeighed;) {
    const Antecedent& candidate = antecedents_[i];
    if (sentence - candidate.sentence > reach) break;
    if (!Compatible(anaphor, candidate.entity) || Bound(anaphor, candidate)) continue;
    ++weighed;
    const auto [place, added] = places.try_emplace(candidate.entity, referents.size());
    const float score = ScoreOf(anaphor, i, places.size() - 1);
    if (added) {
      referents.push_back({candidate.entity, i, score, 0});
    } else if (Referent& known = referents[place->second]; score > known.score) {
      known.score = score;
      known.antecedent = i;
    }
  }
  return referents;
}

Resolution AntecedentResolver::Resolve(const Anaphor& anaphor, std::vector<Referent>* considered) {
  std::vector<Referent> referents = ScoreReferents(anaphor);
  if (referents.empty()) return {};
  const auto less = [](const Referent& a, const Referent& b) { return a.score < b.score; };
  const Referent best = *std::max_element(referents.begin(), referents.end(), less);
  float total = 1;  // of no antecedent at all
  for (const Referent& referent : referents) total += std::exp(referent.score);
  const float probability = std::exp(best.score) / total;
  if (considered != nullptr) {
    referents.emplace_back();
    for (Referent& referent : referents) referent.probability = std::exp(referent.score) / total;
    std::stable_sort(referents.begin(), referents.end(),
                     [&](const Referent& a, const Referent& b) { return less(b, a); });
    *considered = std::move(referents);
  }
  if (probability < kAntecedentFloor) return {};
  Description& description = descriptions_[static_cast<size_t>(best.entity)];
  if (description.gender == Gender::kUnknown) description.gender = anaphor.gender;
  return {best.entity, probability, best.antecedent};
}

}  // namespace parallax::nlp
