#include "cli/claim_view.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "cli/display_text.h"
#include "cli/text_wrap.h"
#include "cli/time_text.h"
#include "cli/words.h"

namespace parallax::cli {
namespace {

constexpr absl::string_view kIndent = "    ";

// Adds `span`, which counts from the body's begin, as a range of the sentence, `shift` bytes into the text.
void AddHighlight(const v1::Span& span, const v1::Span& sentence, size_t shift, Tone tone,
                  std::vector<Highlight>& highlights) {
  if (span.begin() >= span.end() || span.begin() < sentence.begin() || span.end() > sentence.end()) return;
  const size_t begin = span.begin() - sentence.begin() + shift;
  highlights.push_back({{begin, begin + (span.end() - span.begin())}, tone});
}

// "Tajikistan -> Taliban  AGAINST 0.82 asserted attitude  voice: author", broken before the polarity and then
// before the voice where it is too long.
std::string Headline(const v1::Claim& claim, const ClaimNames& names, size_t width, const Style& style) {
  const std::string pair = absl::StrCat(OneLine(names.holder), " -> ", OneLine(names.target));
  const std::string polarity = PolarityWord(claim.polarity());
  const std::string rest =
      absl::StrCat(" ", absl::StrFormat("%.2f", claim.confidence()), " ", Word(claim.modality()),
                   claim.kind() == v1::CLAIM_KIND_UNSPECIFIED ? "" : absl::StrCat(" ", Word(claim.kind())));
  const std::string voice = absl::StrCat("voice: ", OneLine(names.voice));
  const std::string stance = style.Paint(PolarityTone(claim.polarity()), polarity) + rest;
  const size_t stance_width = DisplayWidth(polarity) + DisplayWidth(rest);
  const size_t used = DisplayWidth(pair) + 2 + stance_width;
  if (used + 2 + DisplayWidth(voice) <= width) {
    return absl::StrCat(style.Paint(Tone::kStrong, pair), "  ", stance, "  ", voice, "\n");
  }
  std::string out;
  for (const TextRange& line : BreakLines(pair, width)) {
    absl::StrAppend(&out, style.Paint(Tone::kStrong, pair.substr(line.begin, line.end - line.begin)), "\n");
  }
  if (kIndent.size() + stance_width + 2 + DisplayWidth(voice) <= width) {
    return absl::StrCat(out, kIndent, stance, "  ", voice, "\n");
  }
  return absl::StrCat(out, kIndent, stance, "\n", Wrap(voice, width, kIndent));
}

std::string VoiceName(const v1::Claim& claim, const std::string& speaker) {
  if (claim.voice().kind() == v1::VOICE_KIND_ENTITY && !speaker.empty()) return speaker;
  if (claim.voice().kind() == v1::VOICE_KIND_AUTHOR) return "author";
  return claim.voice().surface().empty() ? Word(claim.voice().kind()) : claim.voice().surface();
}

}  // namespace

std::string PolarityWord(v1::Polarity polarity) {
  switch (polarity) {
    case v1::POLARITY_SUPPORT:
      return "FOR";
    case v1::POLARITY_OPPOSE:
      return "AGAINST";
    case v1::POLARITY_MIXED:
      return "BOTH";
    default:
      return "?";
  }
}

Tone PolarityTone(v1::Polarity polarity) {
  switch (polarity) {
    case v1::POLARITY_SUPPORT:
      return Tone::kFor;
    case v1::POLARITY_OPPOSE:
      return Tone::kAgainst;
    case v1::POLARITY_MIXED:
      return Tone::kBoth;
    default:
      return Tone::kPlain;
  }
}

std::string EvidenceText(const v1::Evidence& evidence, size_t width, absl::string_view indent,
                         const Style& style) {
  constexpr absl::string_view kOpen = "“";
  std::vector<Highlight> highlights;
  if (evidence.text().size() == evidence.span().end() - evidence.span().begin()) {
    AddHighlight(evidence.holder(), evidence.span(), kOpen.size(), Tone::kHolder, highlights);
    AddHighlight(evidence.target(), evidence.span(), kOpen.size(), Tone::kTarget, highlights);
    AddHighlight(evidence.cue(), evidence.span(), kOpen.size(), Tone::kCue, highlights);
  }
  return Wrap(absl::StrCat(kOpen, OneLine(evidence.text()), "”"), width, indent, highlights, style);
}

std::string ClaimBlock(const v1::Claim& claim, const ClaimNames& names, size_t width, const Style& style) {
  ClaimNames shown = names;
  shown.voice = VoiceName(claim, names.voice);
  std::string out = Headline(claim, shown, width, style);
  if (claim.evidence_size() > 0)
    absl::StrAppend(&out, EvidenceText(claim.evidence(0), width, kIndent, style));
  return out;
}

std::string ClaimRecordBlock(const v1::ClaimRecord& record, size_t width, const Style& style) {
  std::string out =
      ClaimBlock(record.claim(), {record.holder().name(), record.target().name(), record.speaker().name()},
                 width, style);
  std::vector<std::string> source;
  if (const std::string date = DateText(record.time()); !date.empty()) source.push_back(date);
  if (!record.outlet().empty()) source.push_back(OneLine(record.outlet()));
  if (!record.title().empty()) source.push_back(OneLine(record.title()));
  source.push_back(record.article_id());
  const std::string line = absl::StrJoin(source, ", ");
  return absl::StrCat(out, Wrap(line, width, kIndent, {{{0, line.size()}, Tone::kFaint}}, style));
}

}  // namespace parallax::cli
