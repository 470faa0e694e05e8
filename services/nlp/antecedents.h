// Which earlier mention an anaphor refers to.
#ifndef PARALLAX_SERVICES_NLP_ANTECEDENTS_H_
#define PARALLAX_SERVICES_NLP_ANTECEDENTS_H_

#include <array>
#include <cstdint>
#include <vector>

#include "services/nlp/document.h"
#include "services/nlp/learned_antecedents.h"
#include "services/nlp/nominals.h"

namespace parallax::nlp {

// What is weighed of one candidate; each feature is 0 or 1 but for the logarithms.
enum AntecedentFeature : size_t {
  kSameSentence,
  kOneBefore,  // sentences between
  kTwoBefore,
  kThreeBefore,
  kIsSubject,  // role of the candidate
  kIsObject,
  kIsOblique,
  kIsModifier,
  kSameRole,
  kOpensSentence,
  kNearest,       // no compatible mention between
  kLogBetween,    // log of 1 + other entities named between
  kLogFrequency,  // log of the entity's mentions so far
  kMostFrequent,
  kSamePronoun,  // the candidate is a pronoun of this class
  kIsNominal,
  kIsState,
  kIsOrg,
  kIsArmed,
  kIsGroup,
  kIsPlace,
  kIsOther,
  kGenderAgrees,
  kQuotedAlone,      // the anaphor is quoted, the candidate is not
  kCandidateQuoted,  // the other way round
  kPossessiveSameClause,
  kSameClause,
  kIsPleonastic,
  kNameHasNoun,  // "the front" and "Free Passes Front"
  kDescribedAs,  // "the militia" and "X, a militia"
  kSameParagraph,
  kOpenerHere,    // first mention and subject of the anaphor's sentence
  kOpenerBefore,  // the same of the sentence before
  kRepeated,      // a pronoun of this class in the same sentence
  kBias,
  kAntecedentFeatures,
};
using AntecedentFeatures = std::array<float, kAntecedentFeatures>;

// A linked mention in the order of the text.
struct Antecedent {
  uint32_t first = 0;
  uint32_t sentence = 0;
  int entity = -1;
  v1::MentionForm form = v1::MENTION_FORM_NAME;
  AnaphorClass anaphor_class = AnaphorClass::kIt;  // of pronouns
  Role role = Role::kSubject;
  bool quoted = false;
  bool opens = false;  // first mention of its sentence
};

// An entity that an anaphor may refer to.
struct Referent {
  int entity = -1;        // -1: nobody
  size_t antecedent = 0;  // its mention that suits best, counted in the order of Add
  float score = 0;        // log-odds against nobody
  float probability = 0;
};

struct Resolution {
  int entity = -1;
  float probability = 0;
  size_t antecedent = 0;  // as in Referent; means nothing without an entity
};

// Reads a document from its begin to its end: Add each mention, and Resolve each anaphor before its own Add.
// The arguments must outlive the resolver.
class AntecedentResolver {
 public:
  // Where `learned` has a score for a candidate, it is averaged with that of the features.
  AntecedentResolver(const Document& document, std::vector<Description>& descriptions,
                     const LearnedAntecedents* learned = nullptr);

  void Add(const MentionLayer& mention, AnaphorClass pronoun_class);

  // The entity that `anaphor` refers to; none when no one is likely enough. `considered`, where it is given,
  // gets everybody that was weighed and nobody, the most likely first.
  Resolution Resolve(const Anaphor& anaphor, std::vector<Referent>* considered = nullptr);

 private:
  bool Compatible(const Anaphor& anaphor, int entity) const;
  bool Bound(const Anaphor& anaphor, const Antecedent& candidate) const;
  // One for each entity, the last mentioned first; probabilities are left open.
  std::vector<Referent> ScoreReferents(const Anaphor& anaphor) const;
  float ScoreOf(const Anaphor& anaphor, size_t candidate, size_t between) const;
  AntecedentFeatures Features(const Anaphor& anaphor, size_t candidate, size_t between) const;

  const Document& document_;
  std::vector<Description>& descriptions_;
  const LearnedAntecedents* learned_;
  std::vector<bool> quoted_;  // by token
  std::vector<Antecedent> antecedents_;
  std::vector<uint32_t> frequency_;  // by entity
  uint32_t most_frequent_ = 0;       // the highest frequency
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_ANTECEDENTS_H_
