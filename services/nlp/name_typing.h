// Which kind of entity an unknown name names, by its own words and by those around it.
#ifndef PARALLAX_SERVICES_NLP_NAME_TYPING_H_
#define PARALLAX_SERVICES_NLP_NAME_TYPING_H_

#include "services/nlp/document.h"

namespace parallax::nlp {

// Type of the name at the tokens [first, end); ENTITY_TYPE_UNSPECIFIED when nothing tells.
v1::EntityType TypeOfName(const Document& document, uint32_t first, uint32_t end);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_NAME_TYPING_H_
