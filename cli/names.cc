#include "cli/names.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/utf8.h"

namespace parallax::cli {
namespace {

constexpr absl::string_view kOutletPrefix = "outlet-";
constexpr size_t kShownCandidates = 8;

// Lower case without diacritics: NFKD, marks removed, case folded.
std::string Folded(absl::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(error);
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  if (U_SUCCESS(error)) unicode = decompose->normalize(unicode, error);
  unicode.foldCase();
  std::string folded;
  for (int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
    const UChar32 c = unicode.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK) AppendUtf8(static_cast<char32_t>(c), folded);
  }
  return folded;
}

}  // namespace

std::string OutletId(absl::string_view id_or_name) {
  if (absl::StartsWith(id_or_name, kOutletPrefix)) return std::string(id_or_name);
  std::string id(kOutletPrefix.substr(0, kOutletPrefix.size() - 1));
  const std::string folded = Folded(id_or_name);
  bool in_word = false;
  for (size_t i = 0; i < folded.size();) {
    const CodePoint point = DecodeUtf8(folded, i);
    i += point.bytes;
    const bool word = u_isalnum(static_cast<UChar32>(point.value)) != 0;
    if (word && !in_word) id += '-';
    if (word) AppendUtf8(point.value, id);
    in_word = word;
  }
  return id;
}

bool LooksLikeId(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_islower(static_cast<unsigned char>(c)) ||
           absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '-';
  });
}

absl::StatusOr<std::string> ChooseEntity(absl::string_view name,
                                         const std::vector<v1::EntitySummary>& candidates) {
  if (candidates.empty()) {
    return absl::NotFoundError(
        absl::StrCat("no article names an entity '", name,
                     "'; 'parallaxctl entities WORDS' finds names by their beginnings"));
  }
  const std::string folded = Folded(name);
  std::vector<const v1::EntitySummary*> exact;
  for (const v1::EntitySummary& candidate : candidates) {
    if (Folded(candidate.entity().name()) == folded) exact.push_back(&candidate);
  }
  if (exact.size() == 1) return exact.front()->entity().id();
  if (candidates.size() == 1) return candidates.front().entity().id();
  std::string message = absl::StrCat("'", name, "' may be any of these; give the id of one:");
  for (size_t i = 0; i < std::min(candidates.size(), kShownCandidates); ++i) {
    absl::StrAppend(&message, i == 0 ? " " : ", ", candidates[i].entity().id(), " (",
                    candidates[i].entity().name(), ")");
  }
  if (candidates.size() > kShownCandidates) absl::StrAppend(&message, ", ...");
  return absl::InvalidArgumentError(message);
}

}  // namespace parallax::cli
