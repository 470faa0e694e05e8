#include "services/ingest/draft_check.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/error.h"
#include "services/common/time.h"
#include "services/common/utf8.h"
#include "services/ingest/canonical_url.h"
#include "services/ingest/identity.h"

namespace parallax::ingest {
namespace {

using v1::Article;

// Western prose in Windows-1252 has at most about one byte in eight beyond ASCII. Far more malformed bytes
// mean another encoding, which Windows-1252 would turn into nonsense.
constexpr size_t kMaxMalformedPercent = 30;
// Prose holds no control characters; a page that went wrong holds a few, a picture or UTF-16 very many.
constexpr size_t kMaxControlPercent = 5;
constexpr size_t kControlsAlwaysMended = 8;

// What was mended in all fields together.
struct Repairs {
  uint32_t bytes = 0;
  uint32_t controls = 0;
};

enum class LineBreaks { kKeep, kToSpace };

bool IsLineBreakOrTab(char32_t c) { return c == '\n' || c == '\r' || c == '\t'; }

// C0 without tab and line breaks, DEL, and C1.
bool IsControl(char32_t c) { return (c < 0x20 && !IsLineBreakOrTab(c)) || (c >= 0x7F && c < 0xA0); }

// `text` is valid UTF-8; there C1 is 0xC2 and 0x80..0x9F, and no other sequence holds that pair of bytes.
bool IsControlAt(absl::string_view text, size_t i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte == 0xC2) return static_cast<unsigned char>(text[i + 1]) < 0xA0;
  return byte < 0x80 && IsControl(byte);
}

// True when the eight bytes at `text` are all printable ASCII.
bool IsPrintableWord(const char* text) {
  constexpr uint64_t kEach = 0x0101010101010101;
  constexpr uint64_t kHighBits = 0x80 * kEach;
  uint64_t word;
  std::memcpy(&word, text, sizeof(word));
  const uint64_t below_space = (word - 0x20 * kEach) & ~word;
  const uint64_t differs_from_delete = word ^ (0x7F * kEach);
  const uint64_t is_delete = (differs_from_delete - kEach) & ~differs_from_delete;
  return ((word | below_space | is_delete) & kHighBits) == 0;
}

// Nearly all text is printable, so eight bytes are looked at in one go.
size_t FirstControl(absl::string_view text) {
  for (size_t i = 0; i < text.size();) {
    if (i + 8 <= text.size() && IsPrintableWord(text.data() + i)) {
      i += 8;
    } else if (IsControlAt(text, i)) {
      return i;
    } else {
      ++i;
    }
  }
  return text.size();
}

uint32_t RemoveControls(std::string& text) {
  const size_t first = FirstControl(text);
  if (first == text.size()) return 0;
  uint32_t removed = 0;
  size_t out = first;
  for (size_t i = first; i < text.size(); ++i) {
    if (IsControlAt(text, i)) {
      if (static_cast<unsigned char>(text[i]) == 0xC2) ++i;
      ++removed;
    } else {
      text[out++] = text[i];
    }
  }
  text.resize(out);
  return removed;
}

absl::Status CheckSize(absl::string_view field, absl::string_view value, size_t limit) {
  if (value.size() <= limit) return absl::OkStatus();
  return InvalidField(field,
                      absl::StrCat(value.size(), " bytes are over the limit of ", limit, "; shorten it"));
}

// Makes `value` valid UTF-8 without control characters.
absl::Status Mend(absl::string_view field, std::string& value, Repairs& repairs) {
  const size_t size = value.size();
  size_t damaged = 0;
  if (!IsValidUtf8(value)) {
    RepairedUtf8 repaired = RepairUtf8(value);
    if (size_t{repaired.repaired} * 100 > size * kMaxMalformedPercent) {
      return InvalidField(field,
                          absl::StrCat(repaired.repaired, " of ", size,
                                       " bytes are not UTF-8: it looks binary or is in another encoding; "
                                       "convert it to UTF-8"));
    }
    value = std::move(repaired.text);
    repairs.bytes += repaired.repaired;
    damaged = repaired.undefined;
  }
  const uint32_t removed = RemoveControls(value);
  damaged += removed;
  if (damaged > kControlsAlwaysMended && damaged * 100 > size * kMaxControlPercent) {
    return InvalidField(field,
                        absl::StrCat("it looks binary: ", damaged, " of ", size,
                                     " bytes are control characters or undefined; send plain text as UTF-8"));
  }
  repairs.controls += removed;
  return absl::OkStatus();
}

// A value that is shown on one line.
absl::StatusOr<std::string> MendLine(absl::string_view field, std::string value, size_t limit,
                                     Repairs& repairs) {
  PARALLAX_RETURN_IF_ERROR(CheckSize(field, value, limit));
  PARALLAX_RETURN_IF_ERROR(Mend(field, value, repairs));
  std::replace_if(
      value.begin(), value.end(), [](char c) { return IsLineBreakOrTab(c); }, ' ');
  return std::string(absl::StripAsciiWhitespace(value));
}

bool HasLetter(absl::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    if (u_isalpha(static_cast<UChar32>(c.value))) return true;
    i += c.bytes;
  }
  return false;
}

absl::StatusOr<std::string> MendText(std::string text, Repairs& repairs) {
  if (text.empty()) return InvalidField("draft.text", "it is empty; send the article's plain text");
  PARALLAX_RETURN_IF_ERROR(CheckSize("draft.text", text, kMaxTextBytes));
  PARALLAX_RETURN_IF_ERROR(Mend("draft.text", text, repairs));
  // Repair can make a text longer: one byte becomes up to three.
  PARALLAX_RETURN_IF_ERROR(CheckSize("draft.text", text, kMaxTextBytes));
  if (!HasLetter(text)) {
    return InvalidField("draft.text",
                        "there is no text in it, not a single letter; send the article's plain text");
  }
  return text;
}

// The shape of a BCP 47 code: a primary subtag of two to eight letters, then subtags of letters and digits.
bool IsLanguageCode(absl::string_view code) {
  bool first = true;
  for (const absl::string_view subtag : absl::StrSplit(code, '-')) {
    if (subtag.empty() || subtag.size() > 8 || (first && subtag.size() < 2)) return false;
    for (const char c : subtag) {
      const auto byte = static_cast<unsigned char>(c);
      if (first ? !absl::ascii_isalpha(byte) : !absl::ascii_isalnum(byte)) return false;
    }
    first = false;
  }
  return code.size() <= 35;
}

absl::Status CheckDates(const Article& article) {
  if (!article.published().empty() && !ParseIso8601(article.published()).has_value()) {
    return InvalidField("draft.published",
                        absl::StrCat("'", article.published(),
                                     "' is not an ISO 8601 date; write 2024-04-14 or 2024-04-14T08:00:00Z"));
  }
  return absl::OkStatus();
}

absl::Status CheckLanguage(const Article& article) {
  if (!article.language().empty() && !IsLanguageCode(article.language())) {
    return InvalidField(
        "draft.language",
        absl::StrCat("'", article.language(), "' is not a BCP 47 code; write a code such as en or pt-BR"));
  }
  return absl::OkStatus();
}

absl::Status TakeAuthors(RawDraft& draft, Article& article, Repairs& repairs) {
  if (draft.authors_size() > kMaxAuthors) {
    return InvalidField("draft.authors", absl::StrCat(draft.authors_size(), " authors are over the limit of ",
                                                      kMaxAuthors, "; name fewer"));
  }
  for (int i = 0; i < draft.authors_size(); ++i) {
    PARALLAX_ASSIGN_OR_RETURN(std::string author,
                              MendLine(absl::StrCat("draft.authors[", i, "]"),
                                       std::move(*draft.mutable_authors(i)), kMaxNameBytes, repairs));
    if (!author.empty()) article.add_authors(std::move(author));
  }
  return absl::OkStatus();
}

void AddNotes(const Repairs& repairs, Article& article) {
  const auto add = [&](v1::QualityNoteKind kind, uint32_t count, absl::string_view what) {
    if (count == 0) return;
    v1::QualityNote* note = article.add_quality_notes();
    note->set_kind(kind);
    note->set_count(count);
    note->set_detail(absl::StrCat(count, " ", what));
  };
  add(v1::QUALITY_NOTE_KIND_ENCODING_REPAIRED, repairs.bytes, "invalid bytes read as Windows-1252");
  add(v1::QUALITY_NOTE_KIND_CONTROL_CHARACTERS_REMOVED, repairs.controls, "control characters removed");
}

absl::Status TakeUrl(RawDraft& draft, Article& article) {
  if (draft.url().empty()) return absl::OkStatus();
  PARALLAX_ASSIGN_OR_RETURN(*article.mutable_canonical_url(), CanonicalUrl(draft.url()));
  article.set_url(std::move(*draft.mutable_url()));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Article> CheckDraft(RawDraft& draft) {
  Article article;
  Repairs repairs;
  PARALLAX_RETURN_IF_ERROR(CheckSize("draft.tag", draft.tag(), kMaxTagBytes));
  PARALLAX_RETURN_IF_ERROR(TakeUrl(draft, article));
  PARALLAX_ASSIGN_OR_RETURN(
      *article.mutable_title(),
      MendLine("draft.title", std::move(*draft.mutable_title()), kMaxTitleBytes, repairs));
  PARALLAX_RETURN_IF_ERROR(TakeAuthors(draft, article, repairs));
  PARALLAX_ASSIGN_OR_RETURN(
      *article.mutable_publisher(),
      MendLine("draft.publisher", std::move(*draft.mutable_publisher()), kMaxNameBytes, repairs));
  PARALLAX_ASSIGN_OR_RETURN(
      *article.mutable_published(),
      MendLine("draft.published", std::move(*draft.mutable_published()), kMaxNameBytes, repairs));
  PARALLAX_RETURN_IF_ERROR(CheckDates(article));
  PARALLAX_ASSIGN_OR_RETURN(
      *article.mutable_language(),
      MendLine("draft.language", std::move(*draft.mutable_language()), kMaxNameBytes, repairs));
  PARALLAX_RETURN_IF_ERROR(CheckLanguage(article));
  PARALLAX_ASSIGN_OR_RETURN(*article.mutable_text(), MendText(std::move(*draft.mutable_text()), repairs));
  AddNotes(repairs, article);
  article.set_content_hash(ContentHash(article.title(), article.text()));
  article.set_id(ArticleId(article.canonical_url(), article.content_hash()));
  return article;
}

}  // namespace parallax::ingest
