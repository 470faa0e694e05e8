// Whether the name of a capital or seat stands for its government ("Dushanbe complained") or for the place
// ("an attack in Kabul").
#ifndef PARALLAX_SERVICES_NLP_METONYMY_H_
#define PARALLAX_SERVICES_NLP_METONYMY_H_

#include "services/nlp/document.h"

namespace parallax::nlp {

// Reads the words around the mention `index` and, in enumerations, its neighbours' types.
bool ActsAsGovernment(const Document& document, size_t index);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_METONYMY_H_
