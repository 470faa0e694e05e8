// Weights for the choice of antecedents.
#ifndef PARALLAX_SERVICES_NLP_ANTECEDENT_WEIGHTS_H_
#define PARALLAX_SERVICES_NLP_ANTECEDENT_WEIGHTS_H_

#include "services/nlp/antecedents.h"

namespace parallax::nlp {

// A candidate's score is the sum of its features' weights; its probability among all candidates and "none"
// (score 0) is their softmax. Fitted by maximum likelihood with an L2 penalty that draws the classes
// together, on invented articles in which every mention of every actor is marked.
inline constexpr float kAntecedentWeights[kAntecedentFeatures][kAnaphorClasses] = {
    // he, it, they, person, group, state, place
    {0.67F, 1.39F, 0.84F, -1.08F, 0.12F, -0.10F, 0.19F},       // kSameSentence
    {0.98F, 0.18F, 0.24F, 0.96F, 0.55F, 0.23F, 0.53F},         // kOneBefore
    {0.09F, -1.01F, -0.56F, 0.33F, -0.33F, -0.01F, -0.25F},    // kTwoBefore
    {-1.60F, -1.02F, -0.78F, -0.32F, -0.30F, -0.02F, -0.49F},  // kThreeBefore
    {0.08F, 0.36F, 0.21F, 0.07F, -0.06F, -0.23F, 0.56F},       // kIsSubject
    {0.16F, 0.27F, -0.08F, -0.15F, 0.33F, -0.10F, -0.27F},     // kIsObject
    {0.29F, -0.54F, -0.02F, 0.07F, -0.01F, 0.13F, 0.04F},      // kIsOblique
    {-0.39F, -0.56F, -0.36F, -0.10F, -0.22F, 0.30F, -0.34F},   // kIsModifier
    {1.18F, 0.17F, 0.46F, 0.45F, -0.38F, 0.14F, -0.33F},       // kSameRole
    {0.11F, 0.41F, 0.14F, 0.05F, -0.19F, -0.23F, 0.12F},       // kOpensSentence
    {0.12F, -0.55F, -0.66F, -0.48F, -0.39F, -0.47F, -0.74F},   // kNearest
    {-0.94F, -1.30F, -1.00F, -0.99F, -0.60F, -1.02F, -0.26F},  // kLogBetween
    {-0.48F, -0.01F, -0.37F, 0.33F, 0.02F, 0.05F, -0.42F},     // kLogFrequency
    {0.40F, -0.10F, -0.14F, 0.50F, 0.60F, 0.63F, 0.03F},       // kMostFrequent
    {0.04F, 0.04F, 0.47F, 0.16F, 0.16F, 0.16F, 0.16F},         // kSamePronoun
    {0.57F, -0.65F, 0.19F, 0.27F, -0.29F, 0.22F, 0.05F},       // kIsNominal
    {0.26F, -0.05F, -0.47F, 0.26F, 0.97F, 0.67F, 0.26F},       // kIsState
    {-0.41F, -0.04F, -0.83F, -0.41F, -0.17F, -0.74F, -0.41F},  // kIsOrg
    {0.58F, 0.16F, 0.89F, 0.58F, 0.70F, 0.77F, 0.58F},         // kIsArmed
    {0.24F, 0.24F, 0.81F, 0.24F, -0.24F, 0.24F, 0.24F},        // kIsGroup
    {-0.45F, -0.67F, -0.45F, -0.45F, -0.45F, -0.45F, -0.39F},  // kIsPlace
    {-0.10F, -0.11F, -0.21F, -0.34F, -0.77F, -0.39F, -0.30F},  // kIsOther
    {0.81F, 0.62F, 0.62F, 0.65F, 0.62F, 0.62F, 0.62F},         // kGenderAgrees
    {0.32F, -0.40F, -0.39F, 0.06F, -0.04F, -0.09F, -0.22F},    // kQuotedAlone
    {-0.71F, -1.28F, -0.68F, -0.63F, -0.68F, -0.76F, -0.85F},  // kCandidateQuoted
    {0.19F, 0.36F, -0.54F, 0.00F, 0.00F, 0.00F, 0.00F},        // kPossessiveSameClause
    {-0.07F, -0.28F, -0.93F, -0.44F, -0.59F, -0.44F, -0.47F},  // kSameClause
    {-0.47F, -0.63F, -0.47F, -0.47F, -0.47F, -0.47F, -0.47F},  // kIsPleonastic
    {2.16F, 2.16F, 2.16F, 2.16F, 3.08F, 1.94F, 2.19F},         // kNameHasNoun
    {1.01F, 1.01F, 1.01F, 1.60F, 0.80F, 0.78F, 1.19F},         // kDescribedAs
    {-0.35F, -0.11F, 0.07F, -0.46F, -0.93F, -0.33F, -0.91F},   // kSameParagraph
    {0.28F, 0.28F, -0.04F, -0.86F, -0.14F, -0.14F, -0.10F},    // kOpenerHere
    {0.55F, 0.70F, 0.06F, 0.86F, 0.67F, 1.00F, 0.61F},         // kOpenerBefore
    {-0.66F, -0.22F, 0.13F, -0.22F, -0.22F, -0.22F, -0.22F},   // kRepeated
    {0.07F, -0.52F, -0.31F, -0.17F, -0.01F, 0.05F, -0.07F},    // kBias
};

// Least probability of an antecedent. At 0.4 about seven in ten pronouns that are resolved are resolved
// rightly.
inline constexpr float kAntecedentFloor = 0.4F;

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_ANTECEDENT_WEIGHTS_H_
