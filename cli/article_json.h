// Articles and their descriptions as JSON objects.
#ifndef PARALLAX_CLI_ARTICLE_JSON_H_
#define PARALLAX_CLI_ARTICLE_JSON_H_

#include <cstddef>
#include <string>
#include <variant>

#include "absl/strings/string_view.h"
#include "parallax/v1/article.pb.h"

namespace parallax::cli {

// Why a JSON text is not an article.
struct JsonProblem {
  size_t line = 0;  // of the text, from 1; 0 when no line is at fault
  std::string message;
};

// Reads an object with the keys url, title, text|body|content, authors|author, publisher|outlet|source,
// published|date, language. Of several keys for one thing the first that is set counts; null and unknown keys
// are passed over; authors is a list of names or a text of names separated by commas.
std::variant<v1::ArticleDraft, JsonProblem> ParseArticleJson(absl::string_view json);

// Reads the same keys but the text's, which may be missing, into `draft`. Empty when all went well.
JsonProblem ParseMetaJson(absl::string_view json, v1::ArticleDraft& draft);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_ARTICLE_JSON_H_
