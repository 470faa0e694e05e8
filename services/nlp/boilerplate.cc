#include "services/nlp/boilerplate.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/common/utf8.h"
#include "services/nlp/boilerplate_phrases.h"
#include "services/nlp/byline.h"
#include "services/nlp/characters.h"
#include "services/nlp/dates.h"

namespace parallax::nlp {
namespace {

constexpr uint32_t kMaxHeadingWords = 20;
constexpr uint32_t kMaxMenuWords = 25;
constexpr uint32_t kMaxCaptionWords = 60;
constexpr uint32_t kMaxSourceWords = 8;

bool HasLetter(absl::string_view text) {
  for (size_t i = 0; i < text.size(); i += DecodeUtf8(text, i).bytes) {
    if (IsLetter(text, i)) return true;
  }
  return false;
}

// Words of letters, apostrophes and inner hyphens.
std::vector<absl::string_view> LetterWords(absl::string_view text) {
  std::vector<absl::string_view> words;
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    const bool inside = i < text.size() && (absl::ascii_isalpha(text[i]) || text[i] == '\'' ||
                                            text[i] == '-' || static_cast<unsigned char>(text[i]) >= 0x80);
    if (inside) continue;
    const absl::string_view word = text.substr(begin, i - begin);
    if (HasLetter(word)) words.push_back(word);
    begin = i + 1;
  }
  return words;
}

absl::string_view StripMarksAndDigits(absl::string_view text) {
  const auto is_mark = [](char c) { return static_cast<unsigned char>(c) < 0x80 && !absl::ascii_isalpha(c); };
  while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
  while (!text.empty() && (is_mark(text.back()) || absl::ConsumeSuffix(&text, "\u2026"))) {
    if (!text.empty() && is_mark(text.back())) text.remove_suffix(1);
  }
  return text;
}

bool Matches(const BoilerplatePhrase& phrase, const Block& block, absl::string_view bare) {
  if (block.words > phrase.max_words) return false;
  switch (phrase.match) {
    case PhraseMatch::kWhole:
      return bare == phrase.words;
    case PhraseMatch::kPrefix:
      return absl::StartsWith(block.folded, phrase.words);
    case PhraseMatch::kSuffix:
      return absl::EndsWith(block.folded, phrase.words);
    case PhraseMatch::kAnywhere:
      return absl::StrContains(block.folded, phrase.words);
  }
  return false;
}

const BoilerplatePhrase* FindPhrase(const Block& block) {
  const absl::string_view bare = StripMarksAndDigits(block.folded);
  const bool sentence = absl::EndsWith(block.folded, ".") && !absl::EndsWith(block.folded, "...");
  for (const BoilerplatePhrase& phrase : BoilerplatePhrases()) {
    if (phrase.scope == PhraseScope::kLine && sentence) continue;
    if (Matches(phrase, block, bare)) return &phrase;
  }
  return nullptr;
}

// "A market in Kabul [Jane Roe/AFP]", "(Reuters)".
bool IsCaption(const Block& block) {
  absl::string_view text = block.folded;
  const bool stopped = absl::ConsumeSuffix(&text, ".");
  if (block.words > kMaxCaptionWords || text.empty() || (text.back() != ')' && text.back() != ']'))
    return false;
  const size_t open = text.find_last_of("([");
  if (open == absl::string_view::npos) return false;
  const absl::string_view inner = text.substr(open + 1, text.size() - open - 2);
  constexpr size_t kMaxCreditWords = 8;
  const std::vector<absl::string_view> words = LetterWords(inner);
  if (words.empty() || words.size() > kMaxCreditWords) return false;
  if (std::none_of(words.begin(), words.end(), IsPhotoCreditWord)) return false;
  const absl::string_view before = absl::StripTrailingAsciiWhitespace(text.substr(0, open));
  const bool photo =
      absl::StrContains(inner, "/") || absl::StrContains(inner, "photo") || absl::StrContains(inner, ":");
  return photo || (!stopped && !EndsLikeSentence(before) && words.size() <= 3);
}

size_t CountSeparators(absl::string_view text) {
  size_t count = 0;
  for (const absl::string_view separator : {"|", "\u2022", "\u00b7", " > ", "\u00bb"}) {
    for (size_t i = text.find(separator, 1); i != absl::string_view::npos; i = text.find(separator, i + 1))
      ++count;
  }
  return count;
}

// kNavigation or kComments for lines of menu words or of short parts between separators.
bool IsMenu(const Block& block, BlockKind* kind) {
  if (block.words > kMaxMenuWords || absl::EndsWith(block.text, ".")) return false;
  const std::vector<absl::string_view> words = LetterWords(block.folded);
  const size_t separators = CountSeparators(block.text);
  constexpr size_t kMaxPartWords = 4;
  *kind = BlockKind::kNavigation;
  if (separators >= 2 && words.size() <= kMaxPartWords * (separators + 1)) return true;
  if (separators == 1 && words.size() <= kMaxPartWords) return true;
  if (!std::all_of(words.begin(), words.end(), IsMenuWord)) return false;
  const bool comments = std::any_of(words.begin(), words.end(),
                                    [](absl::string_view word) { return absl::StartsWith(word, "comment"); });
  if (comments) *kind = BlockKind::kComments;
  return true;
}

bool IsConnector(absl::string_view word) {
  static constexpr std::array<absl::string_view, 8> kConnectors = {"of",  "the", "and", "&",
                                                                   "for", "on",  "in",  "de"};
  return std::find(kConnectors.begin(), kConnectors.end(), word) != kConnectors.end();
}

// The capitalised words at the start of `text`: "Voice of Hindukush" of "the Voice of Hindukush only
// reflect".
std::string CapitalisedRun(absl::string_view text) {
  absl::ConsumePrefix(&text, "the ");
  size_t end = 0;
  for (size_t i = 0; i < text.size();) {
    const size_t space = std::min(text.find(' ', i), text.size());
    absl::string_view word = text.substr(i, space - i);
    const bool last = word.find_first_of(",;:!()|") != absl::string_view::npos || absl::EndsWith(word, ".");
    const bool capital = !word.empty() && (IsUpperCaseLetter(word, 0) || absl::ascii_isdigit(word[0]));
    const bool domain = word.find('.') != absl::string_view::npos && word.find('.') + 1 < word.size();
    if (!capital && !domain && (end == 0 || !IsConnector(word))) break;
    if (capital || domain) end = space;
    if (last) break;
    i = space + 1;
  }
  absl::string_view run = text.substr(0, end);
  while (!run.empty() && (absl::ascii_ispunct(run.back()) && run.back() != ')')) run.remove_suffix(1);
  for (const absl::string_view suffix : {"'s", "\u2019s", " LLC", " Inc", " Ltd"})
    absl::ConsumeSuffix(&run, suffix);
  while (!run.empty() && (run.back() == ',' || run.back() == ' ')) run.remove_suffix(1);
  return std::string(run);
}

std::string OutletOfDisclaimer(absl::string_view text) {
  static constexpr std::array<absl::string_view, 14> kCues = {
      "published by ", "published in ", "published on ", "published at ", "appeared in ",
      "appeared on ",  "views of ",     "position of ",  "policy of ",    "stance of ",
      "agreement of ", "opinions of ",  "opinion of ",   "reflect "};
  for (const absl::string_view cue : kCues) {
    for (size_t i = text.find(cue); i != absl::string_view::npos; i = text.find(cue, i + 1)) {
      const std::string outlet = CapitalisedRun(text.substr(i + cue.size()));
      if (!outlet.empty() && FindDates(text.substr(i + cue.size(), outlet.size() + 8)).empty()) return outlet;
    }
  }
  constexpr absl::string_view kThoseOf = "those of ";
  const size_t those = text.find(kThoseOf);
  if (those == absl::string_view::npos) return {};
  const std::string outlet = CapitalisedRun(text.substr(those + kThoseOf.size()));
  return IsPersonName(outlet) ? std::string() : outlet;
}

std::string OutletOfCopyright(absl::string_view text) {
  for (const absl::string_view word : absl::StrSplit(text, ' ', absl::SkipEmpty())) {
    const std::string folded = Fold(word);
    const absl::string_view bare = StripMarksAndDigits(folded);
    if (!HasLetter(bare) || bare == "copyright" || bare == "c" || bare == "by") continue;
    if (bare == "all" || bare == "rights" || bare == "reserved") continue;
    return CapitalisedRun(text.substr(static_cast<size_t>(word.data() - text.data())));
  }
  return {};
}

}  // namespace

BlockClass ClassifyBlock(const Block& block) {
  const BlockKind shape = ProseOrHeading(block);
  if (const auto byline = ReadByline(block.text)) {
    return {BlockKind::kByline, byline->people.empty(), shape};
  }
  if (IsDateLine(block.text)) return {BlockKind::kDate, true, shape};
  if (!HasLetter(block.text)) return {BlockKind::kNavigation, false, shape};
  if (block.words <= kMaxSourceWords && absl::StartsWith(block.folded, "source:")) {
    return {BlockKind::kSource, false, shape};
  }
  if (const BoilerplatePhrase* phrase = FindPhrase(block))
    return {phrase->kind, phrase->scope == PhraseScope::kEdges, shape};
  if (IsCaption(block)) return {BlockKind::kCaption, false, shape};
  BlockKind menu = BlockKind::kNavigation;
  if (IsMenu(block, &menu)) return {menu, false, shape};
  return {shape, false, shape};
}

BlockKind ProseOrHeading(const Block& block) {
  constexpr size_t kMinUnspacedBytes = 30;  // scripts that do not space their words
  const bool spoken = block.words >= 2 || block.text.size() >= kMinUnspacedBytes;
  if (EndsLikeSentence(block.text) && spoken) {
    const bool headline =
        SentenceMark(block.text) != "." && block.words <= kMaxHeadingWords && IsTitleCase(block.text);
    return headline ? BlockKind::kHeading : BlockKind::kProse;
  }
  constexpr uint32_t kMinLeadIn = 6;  // "The following are key strategies of the group:"
  if (absl::EndsWith(block.text, ":") && block.words >= kMinLeadIn) return BlockKind::kProse;
  return block.words > kMaxHeadingWords ? BlockKind::kProse : BlockKind::kHeading;
}

bool IsTitleCase(absl::string_view text) {
  constexpr size_t kMinBytes = 4;  // shorter words are often in lower case in headlines too
  size_t words = 0;
  size_t capitals = 0;
  for (absl::string_view word : absl::StrSplit(text, ' ', absl::SkipEmpty())) {
    while (!word.empty() && OpeningMarkBytes(word, 0) > 0) word.remove_prefix(OpeningMarkBytes(word, 0));
    if (word.size() < kMinBytes || !IsLetter(word, 0)) continue;
    ++words;
    capitals += IsUpperCaseLetter(word, 0);
  }
  return words >= 2 && capitals * 5 >= words * 4;
}

std::string OutletNamedBy(BlockKind kind, absl::string_view text) {
  if (kind == BlockKind::kDisclaimer) return OutletOfDisclaimer(text);
  if (kind == BlockKind::kCopyright) return OutletOfCopyright(text);
  if (kind == BlockKind::kSource) {
    text = absl::StripAsciiWhitespace(text.substr(text.find(':') + 1));
    if (absl::StrContains(text, "://")) return {};
    return CapitalisedRun(text.substr(0, text.find_first_of("|")));
  }
  if (kind == BlockKind::kWelcome) {
    constexpr absl::string_view kCue = "elcome to ";
    const size_t cue = text.find(kCue);
    if (cue != absl::string_view::npos) return CapitalisedRun(text.substr(cue + kCue.size()));
  }
  return {};
}

std::string DatelineAgency(absl::string_view text) {
  constexpr size_t kMaxPlaceBytes = 60;
  const size_t open = text.find('(');
  if (open > kMaxPlaceBytes) return {};
  const size_t close = text.find(')', open);
  if (close == absl::string_view::npos || close - open > 24) return {};
  const absl::string_view after = absl::StripLeadingAsciiWhitespace(text.substr(close + 1));
  const bool dashed =
      absl::StartsWith(after, "-") || absl::StartsWith(after, "\u2013") || absl::StartsWith(after, "\u2014");
  // What stands before the agency is a place and perhaps a date: no clause, and no name that the brackets
  // abbreviate.
  std::string initials;
  for (const absl::string_view word : LetterWords(text.substr(0, open))) {
    if (IsLowerCaseLetter(word, 0)) return {};
    initials += word[0];
  }
  const std::string agency = CapitalisedRun(text.substr(open + 1, close - open - 1));
  return dashed && !absl::EndsWith(initials, agency) ? agency : std::string();
}

}  // namespace parallax::nlp
