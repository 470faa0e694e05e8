#include "services/nlp/article_check.h"

#include <cstddef>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/common/error.h"
#include "services/common/utf8.h"

namespace parallax::nlp {
namespace {

constexpr size_t kMaxTextBytes = 1 << 20;
constexpr size_t kMaxTitleBytes = 1000;
constexpr size_t kMaxUrlBytes = 2048;
constexpr size_t kMaxNameBytes = 256;  // of an author, of the publisher
constexpr int kMaxAuthors = 64;

absl::Status CheckSize(absl::string_view field, absl::string_view value, size_t limit) {
  if (value.size() <= limit) return absl::OkStatus();
  return InvalidField(field,
                      absl::StrCat("has ", value.size(), " bytes; at most ", limit, " bytes; shorten it"));
}

}  // namespace

absl::Status CheckArticle(const v1::Article& article) {
  if (article.text().empty()) return InvalidField("article.text", "is empty; give the article's text");
  if (article.text().size() > kMaxTextBytes) {
    return InvalidField("article.text", absl::StrCat("has ", article.text().size(), " bytes; at most 1 MiB (",
                                                     kMaxTextBytes, " bytes) can be annotated"));
  }
  if (!IsValidUtf8(article.text())) {
    return InvalidField("article.text", "is not UTF-8; convert it, or publish it, which repairs what it can");
  }
  PARALLAX_RETURN_IF_ERROR(CheckSize("article.title", article.title(), kMaxTitleBytes));
  PARALLAX_RETURN_IF_ERROR(CheckSize("article.url", article.url(), kMaxUrlBytes));
  PARALLAX_RETURN_IF_ERROR(CheckSize("article.publisher", article.publisher(), kMaxNameBytes));
  if (article.authors_size() > kMaxAuthors) {
    return InvalidField("article.authors", absl::StrCat("has ", article.authors_size(), " names; at most ",
                                                        kMaxAuthors, "; name fewer"));
  }
  for (const std::string& author : article.authors()) {
    PARALLAX_RETURN_IF_ERROR(CheckSize("article.authors", author, kMaxNameBytes));
  }
  return absl::OkStatus();
}

}  // namespace parallax::nlp
