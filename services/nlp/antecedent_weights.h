#ifndef PARALLAX_SERVICES_NLP_ANTECEDENT_WEIGHTS_H_
#define PARALLAX_SERVICES_NLP_ANTECEDENT_WEIGHTS_H_

#include "services/nlp/antecedents.h"

namespace parallax::nlp {
inline constexpr float kAntecedentFloor = 0.4F;
extern const AntecedentFeatures kAntecedentWeights[kAnaphorClasses];
}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_ANTECEDENT_WEIGHTS_H_
