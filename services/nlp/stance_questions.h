// Puts a document's actors to the heads of a learned model.
#ifndef PARALLAX_SERVICES_NLP_STANCE_QUESTIONS_H_
#define PARALLAX_SERVICES_NLP_STANCE_QUESTIONS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "services/nlp/document.h"
#include "services/nlp/learned_model.h"

namespace parallax::nlp {

// What the pair head says of one ordered pair of entities in one sentence.
struct PairAnswer {
  uint32_t sentence = 0;
  int holder = -1;  // entities
  int target = -1;
  float support = 0;  // highest logits over all pairs of their mentions
  float oppose = 0;
  PairScores strongest;  // of the pair of mentions with the highest logit of all
  int holder_mention = -1;
  int target_mention = -1;
};

struct MentionAnswer {
  int mention = -1;
  MentionScores scores;
};

struct StanceAnswers {
  std::vector<PairAnswer> pairs;  // by sentence, holder, target
  std::vector<MentionAnswer> mentions;
};

// Asks about every mention and every ordered pair of mentions of two entities in one sentence. Places take no
// sides, and sentences that ask assert nothing; of very many mentions of a sentence, and of very many
// pairs of an article, the first ones count.
// Document::encoding must be of `model`. Memory does not grow with the number of pairs asked about.
absl::StatusOr<StanceAnswers> AskModel(const Document& document, const LearnedModel& model);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_STANCE_QUESTIONS_H_
