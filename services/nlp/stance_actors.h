// Which actors a noun phrase brings into a clause, and how.
#ifndef PARALLAX_SERVICES_NLP_STANCE_ACTORS_H_
#define PARALLAX_SERVICES_NLP_STANCE_ACTORS_H_

#include <cstdint>
#include <vector>

#include "services/nlp/clauses.h"
#include "services/nlp/document.h"
#include "services/nlp/lexicon.h"

namespace parallax::nlp {

// How a mention stands to the noun phrase that fills a role. "Represented": the phrase's head is a word such
// as "army" or "spokesman". "Named": the phrase's head is itself a mention of another actor.
enum class ActorPath : uint8_t {
  kHead,                  // "the Taliban"
  kModifier,              // "Tajik roads"
  kModifierRepresented,   // "Tajik troops"
  kModifierNamed,         // "Tajik President Rahmon": Tajik
  kPossessor,             // "Iran's roads"
  kPossessorRepresented,  // "Iran's army"
  kPossessorNamed,        // "Iran's President Raisi": Iran
  kOf,                    // "the roads of Iran"
  kOfRepresented,         // "the army of Iran"
  kOfNamed,
  kIn,           // "police in Iran"
  kPronoun,      // an unresolved "it" or "they": who acts before it in the sentence
  kNear,         // no phrase fills the role: the nearest mention on its side of the cue
  kNearOther,    // the same where a phrase fills the role, but names no actor
  kApposition,   // "Raisi, the president": the one stands for the other
  kFirstPerson,  // "we", "our government": whose voice it is
  kAuthor,       // no phrase: the speaker or the writer
  kCount,
};

// Stands for a mention where whose voice it is takes part ("we").
inline constexpr int kVoice = -1;

struct ActorRef {
  int mention = kVoice;  // into Document::mentions
  ActorPath path = ActorPath::kHead;
};

// Whether the phrase names what is done to the object of its "of": "the killing of X" is no stance of whoever
// deals with it toward X.
bool NamesDeed(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax, uint32_t noun);

std::vector<ActorRef> ActorsOf(const Document& document, const Lexicon& lexicon, const SentenceSyntax& syntax,
                               uint32_t noun);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_STANCE_ACTORS_H_
