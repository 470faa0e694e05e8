// Tells the language of a text.
#ifndef PARALLAX_SERVICES_NLP_LANGUAGE_H_
#define PARALLAX_SERVICES_NLP_LANGUAGE_H_

#include <string>

#include "absl/strings/string_view.h"

namespace parallax::nlp {

// BCP 47 code of the language of `text` (valid UTF-8), found with CLD2. Where the text is too short or too
// mixed for a reliable answer: "en" when its function words are English, else "und".
std::string DetectLanguage(absl::string_view text);

// A submitted code in canonical case ("EN-us" becomes "en-US"); empty where it is no language code.
std::string CanonicalLanguage(absl::string_view code);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_LANGUAGE_H_
