#include "cli/article_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace parallax::cli {
namespace {

using nlohmann::json;
using Keys = std::vector<const char*>;

std::string WrongType(absl::string_view key, const json& value, absl::string_view wanted) {
  return absl::StrCat("'", key, "' is ", value.is_array() || value.is_object() ? "an " : "a ",
                      value.type_name(), "; give ", wanted);
}

// Sets `out` to the first text under one of `keys` that is not blank. Returns what is wrong, or "".
std::string ReadText(const json& object, const Keys& keys, std::string& out) {
  for (const char* key : keys) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) continue;
    if (!found->is_string()) return WrongType(key, *found, "a text in quotation marks");
    const std::string& text = found->get_ref<const std::string&>();
    if (absl::StripAsciiWhitespace(text).empty()) continue;
    out = text;
    return "";
  }
  return "";
}

void AddAuthor(absl::string_view name, v1::ArticleDraft& draft) {
  name = absl::StripAsciiWhitespace(name);
  if (!name.empty()) draft.add_authors(std::string(name));
}

std::string ReadAuthors(const json& object, v1::ArticleDraft& draft) {
  constexpr absl::string_view kWanted = "a text or a list of texts";
  for (const char* key : {"authors", "author"}) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) continue;
    if (found->is_string()) {
      const std::string& names = found->get_ref<const std::string&>();
      for (absl::string_view name : absl::StrSplit(names, absl::ByAnyChar(",;"))) AddAuthor(name, draft);
    } else if (found->is_array()) {
      for (const json& name : *found) {
        if (!name.is_string()) return WrongType(key, name, kWanted);
        AddAuthor(name.get_ref<const std::string&>(), draft);
      }
    } else {
      return WrongType(key, *found, kWanted);
    }
    if (draft.authors_size() > 0) return "";
  }
  return "";
}

std::string ReadDescription(const json& object, v1::ArticleDraft& draft) {
  const std::vector<std::pair<Keys, std::string*>> fields = {
      {{"url"}, draft.mutable_url()},
      {{"title"}, draft.mutable_title()},
      {{"publisher", "outlet", "source"}, draft.mutable_publisher()},
      {{"published", "date"}, draft.mutable_published()},
      {{"language"}, draft.mutable_language()},
  };
  for (const auto& [keys, field] : fields) {
    if (std::string problem = ReadText(object, keys, *field); !problem.empty()) return problem;
  }
  return ReadAuthors(object, draft);
}

// The object in `text`, or what is wrong.
std::variant<json, JsonProblem> ParseObject(absl::string_view text) {
  json object;
  try {
    object = json::parse(text.begin(), text.end());
  } catch (const json::parse_error& error) {
    const size_t at = std::min(text.size(), error.byte == 0 ? 0 : error.byte - 1);
    const absl::string_view before = text.substr(0, at);
    const size_t line = static_cast<size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const size_t line_begin = before.rfind('\n') == absl::string_view::npos ? 0 : before.rfind('\n') + 1;
    const bool cut_off = absl::StripAsciiWhitespace(text.substr(at)).empty();
    return JsonProblem{line, cut_off ? "malformed JSON: it ends too early; complete it"
                                     : absl::StrCat("malformed JSON at column ", at - line_begin + 1,
                                                    "; look for a missing quotation mark, comma or brace")};
  }
  if (object.is_array()) {
    return JsonProblem{0, "is a list; write one object a line into a .jsonl file (jq -c '.[]' does that)"};
  }
  if (!object.is_object()) return JsonProblem{0, "is not a JSON object; put the article's keys into { }"};
  return object;
}

}  // namespace

std::variant<v1::ArticleDraft, JsonProblem> ParseArticleJson(absl::string_view text) {
  std::variant<json, JsonProblem> parsed = ParseObject(text);
  if (auto* problem = std::get_if<JsonProblem>(&parsed)) return std::move(*problem);
  const json& object = std::get<json>(parsed);
  v1::ArticleDraft draft;
  std::string problem = ReadText(object, {"text", "body", "content"}, *draft.mutable_text());
  if (problem.empty()) problem = ReadDescription(object, draft);
  if (problem.empty() && draft.text().empty()) problem = "has no text; give it under the key 'text'";
  if (!problem.empty()) return JsonProblem{0, std::move(problem)};
  return draft;
}

JsonProblem ParseMetaJson(absl::string_view text, v1::ArticleDraft& draft) {
  std::variant<json, JsonProblem> parsed = ParseObject(text);
  if (auto* problem = std::get_if<JsonProblem>(&parsed)) return std::move(*problem);
  return {0, ReadDescription(std::get<json>(parsed), draft)};
}

}  // namespace parallax::cli
