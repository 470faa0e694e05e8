// Closed word lists of the entity stages. One look-up gives every class that a word belongs to.
#ifndef PARALLAX_SERVICES_NLP_WORD_LISTS_H_
#define PARALLAX_SERVICES_NLP_WORD_LISTS_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "parallax/v1/catalogue.pb.h"

namespace parallax::nlp {

enum WordClass : uint64_t {
  kFunctionWord = 1ULL << 0,       // determiners, prepositions, conjunctions, pronouns, auxiliaries
  kCommonWord = 1ULL << 1,         // frequent words that are no names, though a sentence may begin with them
  kCalendarWord = 1ULL << 2,       // days and months
  kPersonTitle = 1ULL << 3,        // "president", "gen", "spokesman": a person's name may follow
  kTitleModifier = 1ULL << 4,      // "prime", "deputy", "foreign": goes before a title
  kPortfolio = 1ULL << 5,          // "state", "defense": goes after "minister of"
  kHonorific = 1ULL << 6,          // "mr", "sheikh": only ever before a person's name
  kGivenName = 1ULL << 7,          // frequent given names, those that are also countries included
  kNameParticle = 1ULL << 8,       // "al", "bin", "von": lower-case parts of a person's name
  kOrgHead = 1ULL << 9,            // last (or "X of") word of an organisation's name
  kArmedHead = 1ULL << 10,         // the same of an armed group
  kPlaceHead = 1ULL << 11,         // "province", "river"
  kEventHead = 1ULL << 12,         // "war", "summit"
  kTreatyHead = 1ULL << 13,        // "accord"
  kProjectHead = 1ULL << 14,       // "corridor", "initiative"
  kDirection = 1ULL << 15,         // "north", "greater": part of a following place name
  kStateOrgan = 1ULL << 16,        // "government", "army": after a state's name it is the state
  kActorPlural = 1ULL << 17,       // "rebels", "lawmakers": with a modifier a group of people
  kFighterPlural = 1ULL << 18,     // of these, those that bear arms
  kSpeechVerb = 1ULL << 19,        // "said": its subject is an actor
  kActorVerb = 1ULL << 20,         // "fears", "rejects": the same
  kPlacePreposition = 1ULL << 21,  // "in", "near": what follows is a place
  kPartyPreposition = 1ULL << 22,  // "with", "toward", "between": what follows is an actor
  kActorNoun = 1ULL << 23,         // "stance", "ties", "policy": what an actor has
  kAuxiliary = 1ULL << 24,         // "has", "will": a finite verb that says nothing about its subject
  kPersonNoun = 1ULL << 25,        // "minister", "leader": describes one person
  kGroupNoun = 1ULL << 26,         // "group", "movement": describes an organisation or armed group
  kStateNoun = 1ULL << 27,         // "country", "regime": describes a state
  kPlaceNoun = 1ULL << 28,         // "city", "valley": describes a place
  kAdverb = 1ULL << 29,            // may stand between a subject and its verb
  kPreposition = 1ULL << 30,       // what follows is no subject
  kMaleWord = 1ULL << 31,          // "mr", "king", "mohammad": of a man
  kFemaleWord = 1ULL << 32,        // "mrs", "queen", "maryam": of a woman
  kClauseWord = 1ULL << 33,        // a clause begins with or after it
  kRelationPlural = 1ULL << 34,    // "critics", "allies": people by how they stand to somebody
  kGenericPlural = 1ULL << 35,     // "people", "workers": alone, they may be anybody
};

// All classes of a case-folded word, or-ed; 0 when it is in no list.
uint64_t WordClasses(absl::string_view lower);

// Whether the word is in at least one of `classes`.
inline bool HasClass(absl::string_view lower, uint64_t classes) {
  return (WordClasses(lower) & classes) != 0;
}

// Type of a name whose head is this word ("Party", "River"); unspecified for other words.
v1::EntityType TypeOfHead(absl::string_view lower);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_WORD_LISTS_H_
