#include "services/nlp/byline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/nlp/characters.h"
#include "services/nlp/dates.h"
#include "services/nlp/front_matter_blocks.h"

namespace parallax::nlp {
namespace {

using WordSet = absl::flat_hash_set<absl::string_view>;

constexpr size_t kMaxBylineWords = 30;
constexpr size_t kMaxDatedBylineBytes = 120;
constexpr size_t kMaxNameWords = 5;
constexpr size_t kMaxOrganisationWords = 4;
// A biography says what its person is within this many words of the name.
constexpr size_t kRoleWindow = 16;

// Words that show that capitalised words are no person's name.
bool IsNonPersonWord(absl::string_view folded) {
  static const auto* const kWords = new WordSet{
      // Outlets and organisations.
      "news", "press", "times", "post", "daily", "tribune", "herald", "journal", "gazette", "observer",
      "guardian", "today", "magazine", "media", "radio", "television", "tv", "network", "online", "agency",
      "agencies", "reuters", "afp", "ap", "bbc", "cnn", "npr", "service", "services", "wire", "institute",
      "university", "center", "centre", "forum", "foundation", "council", "ministry", "department", "front",
      "group", "international", "national", "association", "associated", "society", "affairs", "review",
      "report", "reports", "politics", "world",
      // Offices and desks.
      "staff", "editorial", "editorials", "editor", "editors", "board", "team", "desk", "contributor",
      "contributors", "contributing", "correspondent", "correspondents", "reporter", "reporters", "writer",
      "writers", "columnist", "analyst", "author", "authors", "bureau", "chief", "senior", "guest", "special",
      "director", "professor", "president", "minister", "opinion", "analysis", "commentary", "admin",
      "administrator", "web", "newsroom", "anonymous", "agence", "presse", "photographer", "producer",
      // Places and calendar words that start or end capitalised pairs.
      "new", "north", "south", "east", "west", "hong", "washington", "london", "united", "states", "city",
      "district", "january", "february", "march", "april", "june", "july", "august", "september", "october",
      "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  return kWords->contains(folded);
}

// Words of sentences and headlines, which no list of names has.
bool IsFunctionWord(absl::string_view folded) {
  static const auto* const kWords = new WordSet{
      "the",   "a",       "an",    "this",    "that",   "these",    "those",   "his",   "her",     "its",
      "their", "our",     "my",    "your",    "it",     "she",      "they",    "we",    "in",      "on",
      "at",    "for",     "from",  "to",      "by",     "with",     "as",      "if",    "but",     "not",
      "no",    "what",    "who",   "why",     "how",    "when",     "where",   "is",    "are",     "was",
      "were",  "read",    "more",  "about",   "source", "comments", "contact", "share", "related", "there",
      "here",  "one",     "both",  "such",    "some",   "many",     "most",    "after", "before",  "over",
      "into",  "between", "among", "against", "amid",   "can",      "do",      "does",  "says",    "say",
      "has",   "have",    "be"};
  return kWords->contains(folded);
}

bool IsNameParticle(absl::string_view word) {
  static const auto* const kParticles =
      new WordSet{"al", "bin", "ibn", "bint", "de", "del", "della", "der", "den", "di",  "da",  "dos",
                  "du", "el",  "la",  "le",   "ul", "ur",  "van",   "von", "ud",  "ben", "abu", "y"};
  return kParticles->contains(word);
}

// Professions of those whose biographies stand under articles.
bool IsWritersRole(absl::string_view folded) {
  static const auto* const kRoles = new WordSet{
      "fellow",        "researcher",  "analyst",     "associate", "professor", "journalist",  "columnist",
      "correspondent", "editor",      "reporter",    "writer",    "author",    "scholar",     "lecturer",
      "student",       "director",    "contributor", "founder",   "expert",    "adviser",     "advisor",
      "historian",     "commentator", "academic",    "scientist", "candidate", "graduate",    "consultant",
      "strategist",    "activist",    "lawyer",      "attorney",  "fellows",   "researchers", "analysts",
      "journalists",   "reporters",   "professors",  "scholars",  "writers",   "essayist",    "blogger",
      "specialist",    "economist",   "diplomat",    "novelist",  "intern",    "host"};
  return kRoles->contains(folded);
}

// What writers do, by their biographies.
bool IsWritersVerb(absl::string_view word) {
  return word == "writes" || word == "covers" || word == "teaches" || word == "reports" || word == "hosts";
}

// Strips marks around a word, but keeps the stop of an initial ("J.") and of "Jr.".
absl::string_view TrimWord(absl::string_view word) {
  const auto strip = [&word](absl::string_view mark) {
    return absl::ConsumeSuffix(&word, mark) || absl::ConsumePrefix(&word, mark);
  };
  while (strip(",") || strip(";") || strip(":") || strip("|") || strip("(") || strip(")") || strip("\"") ||
         strip("*") || strip("[") || strip("]") || strip("\u201c") || strip("\u201d")) {
  }
  if (word.size() > 2 && word != "Jr." && word != "Sr." && word[word.size() - 2] != '.' &&
      absl::EndsWith(word, ".") && !(word.size() == 4 && word[1] == '.')) {
    word.remove_suffix(1);
  }
  return word;
}

bool EndsName(absl::string_view word) {
  return absl::EndsWith(word, ",") || absl::EndsWith(word, ";") || absl::EndsWith(word, "|") ||
         absl::EndsWith(word, ":") || absl::EndsWith(word, ")");
}

bool IsJoiner(absl::string_view word) {
  static const auto* const kJoiners =
      new WordSet{"and", "&", "|", "/", "-", "\u2013", "\u2014", "\u2022", "with", "\u00b7"};
  return kJoiners->contains(word);
}

// "JOHN MCDOWALL" to "John Mcdowall"; other names as they are.
std::string WithoutShouting(absl::string_view name) {
  std::string out(name);
  if (std::any_of(out.begin(), out.end(), absl::ascii_islower)) return out;
  bool start = true;
  for (char& c : out) {
    if (!start) c = absl::ascii_tolower(c);
    start = !absl::ascii_isalpha(c);
  }
  return out;
}

void AddOnce(std::string name, std::vector<std::string>& names) {
  const std::string folded = Fold(name);
  const auto same = [&](const std::string& other) { return Fold(other) == folded; };
  if (std::none_of(names.begin(), names.end(), same)) names.push_back(std::move(name));
}

// "USA TODAY", "The Associated Press", "BBC Middle East Correspondent": no person, but no headline either.
bool IsOrganisation(absl::string_view name) {
  absl::ConsumePrefix(&name, "The ");
  const std::vector<std::string> words = absl::StrSplit(Fold(name), ' ', absl::SkipEmpty());
  if (words.empty() || words.size() > kMaxOrganisationWords) return false;
  if (std::any_of(words.begin(), words.end(), [](const std::string& word) { return IsFunctionWord(word); }))
    return false;
  return std::none_of(name.begin(), name.end(), absl::ascii_islower) ||
         std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return IsNonPersonWord(word); });
}

// Walks over a list of names word by word.
class NameListReader {
 public:
  NameList Run(absl::string_view list) {
    names_.only_names = true;
    for (const absl::string_view word : absl::StrSplit(list, ' ', absl::SkipEmpty())) {
      if (names_.people.size() >= kMaxPeople) break;
      if (IsJoiner(word)) {
        Finish();
        continue;
      }
      const absl::string_view bare = TrimWord(word);
      const bool lower = !bare.empty() && IsLowerCaseLetter(bare, 0);
      if (lower && !(IsNameParticle(bare) && !name_.empty())) {
        // "Special to the Post": the rest of this part describes; a name may follow behind the next joiner.
        names_.only_names &= name_.size() == 1 && name_[0] == "Special";
        Finish();
        describing_ = true;
      } else if (!describing_ && !bare.empty()) {
        name_.emplace_back(bare);
      }
      if (EndsName(word)) Finish();
    }
    Finish();
    return std::move(names_);
  }

 private:
  void Finish() {
    const std::string name = absl::StrJoin(name_, " ");
    name_.clear();
    describing_ = false;
    if (name == "Jr." && !names_.people.empty()) {
      absl::StrAppend(&names_.people.back(), " Jr.");
    } else if (IsPersonName(name)) {
      AddOnce(WithoutShouting(name), names_.people);
    } else if (!name.empty() && name != "Special") {
      names_.only_names &= IsOrganisation(name);
    }
  }

  NameList names_;
  std::vector<std::string> name_;
  bool describing_ = false;
};

// What follows a byline's cue; nothing where the line has none.
std::optional<absl::string_view> AfterBylineCue(absl::string_view line, bool* explicit_cue) {
  static constexpr std::array<absl::string_view, 12> kExplicit = {
      "written by: ", "written by ", "by: ",      "author: ",  "authors: ", "author - ",
      "posted by ",   "posted by: ", "words by ", "story by ", "by:",       "report by "};
  const std::string folded = Fold(line.substr(0, std::min<size_t>(line.size(), 16)));
  for (const absl::string_view cue : kExplicit) {
    if (absl::StartsWith(folded, cue)) {
      *explicit_cue = true;
      return line.substr(cue.size());
    }
  }
  // "March 14, 2024 by Jane Roe"
  const size_t by = line.size() <= kMaxDatedBylineBytes ? line.find(" by ") : absl::string_view::npos;
  *explicit_cue = by != absl::string_view::npos && IsDateLine(line.substr(0, by));
  if (*explicit_cue) return line.substr(by + 4);
  if (absl::StartsWith(folded, "by ")) return line.substr(3);
  return {};
}

}  // namespace

bool IsPersonName(absl::string_view name) {
  const std::vector<absl::string_view> words = absl::StrSplit(name, ' ', absl::SkipEmpty());
  if (words.size() < 2 || words.size() > kMaxNameWords) return false;
  for (size_t i = 0; i < words.size(); ++i) {
    const absl::string_view word = words[i];
    if (i > 0 && IsNameParticle(word)) continue;
    if (!IsLetter(word, 0) || IsLowerCaseLetter(word, 0)) return false;
    const std::string folded = Fold(word);
    if (IsNonPersonWord(folded) || IsFunctionWord(folded) || absl::EndsWith(folded, "'s")) return false;
    if (std::any_of(word.begin(), word.end(), [](char c) {
          return absl::ascii_isdigit(c) || c == '@' || c == '/' || c == '?' || c == '!' || c == '"' ||
                 c == '(';
        })) {
      return false;
    }
  }
  return true;
}

NameList ReadNames(absl::string_view list) { return NameListReader().Run(list); }

std::optional<NameList> ReadByline(absl::string_view line) {
  bool explicit_cue = false;
  const std::optional<absl::string_view> rest = AfterBylineCue(line, &explicit_cue);
  if (!rest || rest->empty()) return {};
  const absl::string_view first = TrimWord(rest->substr(0, rest->find(' ')));
  if (first.empty() || IsLowerCaseLetter(first, 0) || absl::ascii_isdigit(first[0])) return {};
  if (static_cast<size_t>(std::count(rest->begin(), rest->end(), ' ')) >= kMaxBylineWords) return {};
  NameList names = ReadNames(*rest);
  const bool sentence = EndsLikeSentence(line) && !absl::EndsWith(line, "Jr.");
  if (!names.people.empty()) {
    const bool leads = explicit_cue || absl::StartsWith(Fold(*rest), Fold(names.people[0]));
    return leads && (names.only_names || !sentence) ? std::make_optional(names) : std::nullopt;
  }
  // One name, or an agency. "By Tuesday night" is neither.
  const bool capitalised = names.only_names && !sentence;
  if (!capitalised && !explicit_cue) return {};
  const bool one_word = rest->find(' ') == absl::string_view::npos;
  if (one_word && explicit_cue && !IsNonPersonWord(Fold(first))) names.people.emplace_back(first);
  return names;
}

std::vector<std::string> ReadReportingCredit(absl::string_view line) {
  absl::ConsumePrefix(&line, "(");
  const std::string folded = Fold(line.substr(0, std::min<size_t>(line.size(), 13)));
  if (folded != "reporting by ") return {};
  line.remove_prefix(folded.size());
  return ReadNames(line.substr(0, line.find(';'))).people;
}

std::optional<Biography> ReadBiography(absl::string_view block) {
  for (const absl::string_view title :
       {"[", "(", "Dr. ", "Dr ", "Prof. ", "Professor ", "About the author: "}) {
    absl::ConsumePrefix(&block, title);
  }
  const std::vector<absl::string_view> words = absl::StrSplit(block, ' ', absl::SkipEmpty());
  static const auto* const kVerbs =
      new WordSet{"is",      "are",   "was",   "writes",  "works", "serves",  "covers",
                  "reports", "hosts", "holds", "teaches", "has",   "studies", "currently"};
  size_t verb = 1;
  while (verb < words.size() && verb <= 2 * kMaxNameWords + 1 && !kVerbs->contains(words[verb])) ++verb;
  if (verb >= words.size() || !kVerbs->contains(words[verb])) return {};
  const std::vector<absl::string_view> subject(words.begin(),
                                               words.begin() + static_cast<std::ptrdiff_t>(verb));
  const NameList names = ReadNames(absl::StrJoin(subject, " "));
  if (names.people.empty() || !names.only_names) return {};
  Biography biography;
  biography.people = names.people;
  biography.known_role = IsWritersVerb(words[verb]);
  const size_t end = std::min(words.size(), verb + 1 + kRoleWindow);
  for (size_t i = verb + 1; i < end; ++i) {
    biography.known_role |= IsWritersRole(Fold(TrimWord(words[i])));
    if (EndsLikeSentence(words[i]) && words[i].size() > 3) break;
  }
  return biography;
}

std::vector<std::string> CleanAuthors(const std::vector<std::string>& submitted,
                                      absl::string_view publisher) {
  std::vector<std::string> authors;
  for (const std::string& field : submitted) {
    bool explicit_cue = false;
    const std::string line(absl::StripAsciiWhitespace(field));
    const absl::string_view list = AfterBylineCue(line, &explicit_cue).value_or(absl::string_view(line));
    const std::string joined = absl::StrJoin(absl::StrSplit(list, absl::ByString(" and ")), ",");
    for (absl::string_view name : absl::StrSplit(joined, absl::ByAnyChar(",;|&"))) {
      name = absl::StripAsciiWhitespace(name);
      if (authors.size() >= kMaxPeople) return authors;
      if (name == "Jr." && !authors.empty()) absl::StrAppend(&authors.back(), " Jr.");
      if (name.empty() || name == "Jr." || Fold(name) == Fold(publisher)) continue;
      const std::vector<std::string> words = absl::StrSplit(Fold(name), ' ', absl::SkipEmpty());
      if (std::any_of(words.begin(), words.end(),
                      [](const std::string& word) { return IsNonPersonWord(word); }))
        continue;
      AddOnce(std::string(name), authors);
    }
  }
  return authors;
}

}  // namespace parallax::nlp
