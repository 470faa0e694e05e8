// Adding to and renumbering the mention and entity layers.
#ifndef PARALLAX_SERVICES_NLP_MENTIONS_H_
#define PARALLAX_SERVICES_NLP_MENTIONS_H_

#include "services/nlp/document.h"

namespace parallax::nlp {

// A mention of the tokens [first, end), unlinked.
MentionLayer MakeMention(const Document& document, uint32_t first, uint32_t end, v1::EntityType type);

// Makes [first, end) one mention: mentions inside it are replaced, one that equals it is kept as it is.
// Returns false and changes nothing when a mention reaches over its ends.
bool PutMention(Document& document, uint32_t first, uint32_t end, v1::EntityType type);

// Drops mentions without entity and entities without mention, and numbers the entities by first mention.
// Antecedents are kept where their mention is.
void CompactEntities(Document& document);

// The mention's entity as the one who speaks, by the mention's words.
VoiceLayer VoiceOfMention(const Document& document, const MentionLayer& mention);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_MENTIONS_H_
