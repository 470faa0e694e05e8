#include "services/nlp/sentences.h"

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "services/common/utf8.h"
#include "services/nlp/characters.h"

namespace parallax::nlp {
namespace {

// No writer's sentence is as long. Longer ones are cut, so that what the later stages do within a sentence
// stays bounded whatever the text.
constexpr size_t kMaxSentenceBytes = 2000;

using WordSet = absl::flat_hash_set<absl::string_view>;

// Abbreviations after which a sentence goes on whatever follows.
const WordSet& TitleAbbreviations() {
  static const WordSet* words =
      new WordSet({"mr",     "mrs", "ms",  "dr",  "prof",   "gen",    "lt",   "col",  "maj", "capt", "sgt",
                   "cmdr",   "adm", "sen", "rep", "gov",    "pres",   "rev",  "hon",  "st",  "mt",   "ft",
                   "vs",     "no",  "fig", "jr",  "sr",     "messrs", "mme",  "brig", "amb", "supt", "insp",
                   "sheikh", "e.g", "i.e", "cf",  "approx", "al",     "dept", "univ"});
  return *words;
}

// Abbreviations that can end a sentence: they do when a usual sentence opener follows.
const WordSet& OtherAbbreviations() {
  static const WordSet* words = new WordSet(
      {"jan",  "feb", "mar", "apr", "jun", "jul", "aug",  "sep",   "sept", "oct", "nov", "dec", "inc",
       "corp", "ltd", "co",  "etc", "a.m", "p.m", "mass", "calif", "conn", "fla", "ga",  "va",  "md"});
  return *words;
}

const WordSet& SentenceOpeners() {
  static const WordSet* words = new WordSet(
      {"the",  "a",        "an",     "in",      "it",        "he",        "she",   "they",    "we",  "i",
       "but",  "and",      "this",   "that",    "these",     "those",     "on",    "at",      "as",  "for",
       "if",   "when",     "while",  "since",   "after",     "before",    "there", "however", "its", "his",
       "her",  "their",    "our",    "what",    "who",       "how",       "why",   "yet",     "so",  "no",
       "some", "many",     "most",   "both",    "during",    "with",      "by",    "from",    "now", "then",
       "even", "although", "though", "because", "meanwhile", "according", "under", "until"});
  return *words;
}

class Splitter {
 public:
  explicit Splitter(Document& document) : document_(document), body_(document.body()) {}

  void Run() {
    size_t begin = 0;
    for (size_t i = 0; i < body_.size(); ++i) {
      if (body_[i] == '\n') {
        Emit(begin, i);
        begin = i + 1;
        if (i > 0 && body_[i - 1] == '\n') ++paragraph_;
        continue;
      }
      const size_t mark = TerminatorBytes(i);
      if (mark == 0) continue;
      const size_t end = SkipClosers(i + mark);
      if (EndsSentence(i, end)) {
        Emit(begin, end);
        begin = end;
      }
      i = end - 1;
    }
    Emit(begin, body_.size());
  }

 private:
  // Bytes of the run of terminators at `i`: ".", "!", "?", "?!", "...", "…"; 0 when there is none.
  size_t TerminatorBytes(size_t i) const {
    size_t end = i;
    while (end < body_.size()) {
      if (body_[end] == '.' || body_[end] == '!' || body_[end] == '?') {
        ++end;
      } else if (body_.substr(end, 3) == "\u2026") {
        end += 3;
      } else {
        break;
      }
    }
    return end - i;
  }

  size_t SkipClosers(size_t i) const {
    while (i < body_.size()) {
      const size_t bytes = ClosingMarkBytes(body_, i);
      if (bytes == 0) break;
      i += bytes;
    }
    return i;
  }

  // Whether the terminator at `mark`, with its closers up to `end`, ends a sentence.
  bool EndsSentence(size_t mark, size_t end) const {
    if (end >= body_.size()) return true;
    const size_t next = body_.find_first_not_of(" \t", end);
    if (next == absl::string_view::npos || body_[next] == '\n') return true;
    const bool plain_stop = body_[mark] == '.' && (mark + 1 == body_.size() || body_[mark + 1] != '.');
    if (next == end) return plain_stop && end == mark + 1 && LostSpace(mark);
    if (!CanStartSentence(next)) return false;
    return !plain_stop || end > mark + 1 || !StopBelongsToWord(mark, next);
  }

  // "fell.The": a full stop between a lower-case word and a capitalised one, with the space lost.
  bool LostSpace(size_t mark) const {
    return mark >= 2 && absl::ascii_islower(body_[mark - 1]) && absl::ascii_islower(body_[mark - 2]) &&
           mark + 2 < body_.size() && absl::ascii_isupper(body_[mark + 1]) &&
           absl::ascii_islower(body_[mark + 2]);
  }

  bool CanStartSentence(size_t i) const {
    const char c = body_[i];
    if (absl::ascii_isupper(c) || absl::ascii_isdigit(c)) return true;
    if (OpeningMarkBytes(body_, i) > 0) return true;
    return static_cast<unsigned char>(c) >= 0x80 && !IsLowerCaseLetter(body_, i);
  }

  // Whether the full stop at `mark` belongs to an abbreviation, an initial or an acronym rather than ending
  // it all.
  bool StopBelongsToWord(size_t mark, size_t next) const {
    size_t word_begin = mark;
    while (word_begin > 0 && (absl::ascii_isalpha(body_[word_begin - 1]) || body_[word_begin - 1] == '.')) {
      --word_begin;
    }
    const std::string word = absl::AsciiStrToLower(body_.substr(word_begin, mark - word_begin));
    if (word.empty()) return false;
    if (TitleAbbreviations().contains(word)) return word != "no" || absl::ascii_isdigit(body_[next]);
    const bool initials = word.size() == 1 && word != "i" && absl::ascii_isupper(body_[word_begin]);
    const bool acronym = word.size() >= 3 && word[1] == '.';
    if (!initials && !acronym && !OtherAbbreviations().contains(word)) return false;
    return !SentenceOpeners().contains(absl::AsciiStrToLower(WordAt(next)));
  }

  absl::string_view WordAt(size_t i) const {
    i += OpeningMarkBytes(body_, i);
    size_t end = i;
    while (end < body_.size() && absl::ascii_isalpha(body_[end])) ++end;
    return body_.substr(i, end - i);
  }

  void Emit(size_t begin, size_t end) {
    while (begin < end && absl::ascii_isspace(body_[begin])) ++begin;
    while (end > begin && absl::ascii_isspace(body_[end - 1])) --end;
    while (end - begin > kMaxSentenceBytes) {
      const size_t cut = CutBefore(begin);
      Add(begin, cut);
      for (begin = cut; absl::ascii_isspace(body_[begin]);) ++begin;
    }
    if (begin < end) Add(begin, end);
  }

  // Where an overlong sentence that begins at `begin` is cut: behind its last word that fits, or inside a
  // word that is overlong itself.
  size_t CutBefore(size_t begin) const {
    const absl::string_view fits = TruncateUtf8(body_.substr(begin), kMaxSentenceBytes);
    const size_t space = fits.find_last_of(" \t");
    return begin + (space == absl::string_view::npos ? fits.size() : space);
  }

  void Add(size_t begin, size_t end) {
    SentenceSpan sentence;
    sentence.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    sentence.paragraph = paragraph_;
    document_.sentences.push_back(sentence);
  }

  Document& document_;
  const absl::string_view body_;
  uint32_t paragraph_ = 0;
};

}  // namespace

void SentenceStage::Run(Document& document) const { Splitter(document).Run(); }

}  // namespace parallax::nlp
