#include "services/nlp/front_matter.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/nlp/byline.h"
#include "services/nlp/front_matter_dates.h"
#include "services/nlp/front_matter_page.h"
#include "services/nlp/language.h"

namespace parallax::nlp {
namespace {

SubmittedFields Submitted(const v1::Article& article) {
  SubmittedFields fields;
  fields.title = std::string(absl::StripAsciiWhitespace(article.title()));
  fields.publisher = std::string(absl::StripAsciiWhitespace(article.publisher()));
  fields.authors = CleanAuthors({article.authors().begin(), article.authors().end()}, fields.publisher);
  return fields;
}

std::string BodyOf(const Page& page) {
  std::string body;
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    if (page.IsBody(i)) absl::StrAppend(&body, body.empty() ? "" : "\n\n", page.blocks[i].text);
  }
  return body;
}

// "www.example.org" of a URL as "example.org": the least that is known of a publisher.
std::string HostOf(absl::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == absl::string_view::npos) return {};
  absl::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  absl::ConsumePrefix(&host, "www.");
  return absl::AsciiStrToLower(host);
}

std::string FirstNonEmpty(const std::string& first, const std::string& second, const std::string& third) {
  if (!first.empty()) return first;
  return second.empty() ? third : second;
}

void AddBoilerplateNote(const Page& page, std::vector<v1::QualityNote>& notes) {
  uint32_t lines = 0;
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    if (!page.IsBody(i)) lines += page.blocks[i].lines;
  }
  if (lines == 0) return;
  v1::QualityNote note;
  note.set_kind(v1::QUALITY_NOTE_KIND_BOILERPLATE_REMOVED);
  note.set_count(lines);
  note.set_detail(absl::StrCat(lines, lines == 1 ? " line is" : " lines are", " not the article's prose"));
  notes.push_back(std::move(note));
}

}  // namespace

Document ReadFrontMatter(const v1::Article& article) {
  const SubmittedFields submitted = Submitted(article);
  const Page page = ReadPage(article.text(), submitted);
  v1::Document meta;
  meta.set_title(page.title);
  const std::vector<std::string>& authors = submitted.authors.empty() ? page.authors : submitted.authors;
  for (const std::string& author : authors) meta.add_authors(author);
  meta.set_publisher(FirstNonEmpty(submitted.publisher, page.outlet, HostOf(article.url())));
  const std::vector<v1::DocumentDate> dates = FindArticleDates(article, page);
  meta.mutable_dates()->Add(dates.begin(), dates.end());
  meta.set_body(BodyOf(page));
  meta.set_language(CanonicalLanguage(article.language()));
  if (meta.language().empty()) meta.set_language(DetectLanguage(meta.body()));
  meta.set_url(article.url());

  Document document(std::move(meta));
  document.quality_notes.assign(article.quality_notes().begin(), article.quality_notes().end());
  AddBoilerplateNote(page, document.quality_notes);
  document.reference_date = ReferenceDate(dates);
  return document;
}

}  // namespace parallax::nlp
