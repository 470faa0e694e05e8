// What a learned model says of who an anaphor refers to.
#ifndef PARALLAX_SERVICES_NLP_LEARNED_ANTECEDENTS_H_
#define PARALLAX_SERVICES_NLP_LEARNED_ANTECEDENTS_H_

#include <cstdint>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "services/nlp/document.h"
#include "services/nlp/learned_model.h"

namespace parallax::nlp {

// Log-odds, against "nobody", that an anaphor refers to what an earlier mention refers to. Keys are the first
// tokens of the earlier and of the later. A pair that is too far apart, or outside the encoding, has none.
using LearnedAntecedents = absl::flat_hash_map<std::pair<uint32_t, uint32_t>, float>;

// Puts every anaphor of the document, with the names and anaphors before it, to the antecedent head. The
// names must have been linked; Document::encoding must be of `model`.
absl::StatusOr<LearnedAntecedents> ScoreAntecedents(const Document& document, const LearnedModel& model);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_LEARNED_ANTECEDENTS_H_
