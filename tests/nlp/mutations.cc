#include "tests/nlp/mutations.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "services/common/utf8.h"

namespace parallax::nlp {
namespace {

constexpr size_t kMebibyte = 1 << 20;

// What is scattered over a text: NUL, zero-width, joining and direction marks, combining marks, a byte order
// mark, a line separator, emoji, and words of other scripts.
constexpr std::array<absl::string_view, 14> kStrange = {
    absl::string_view("\0", 1),
    "\u200b",
    "\u200d",
    "\u202e",
    "\u0301",
    "\u0338",
    "\ufeff",
    "\u2028",
    "\U0001f3f4",
    " طالبان هاجمت المدينة ",
    " Талибан напал на город. ",
    " 塔利班攻击了城市。",
    " שלום ",
    "\u1f88\u0130\ufb01",
};

constexpr std::array<absl::string_view, 10> kSyllables = {"ba", "ke", "lo",  "mi",  "zu",
                                                          "ra", "to", "ven", "dar", "sha"};

bool IsStop(char c) { return c == '.' || c == '!' || c == '?' || c == '\n'; }

void InsertAt(size_t offset, absl::string_view part, std::string& text) {
  text.insert(offset, part.data(), part.size());
}

// The n-th invented name: "Bakelomi", "Kekelomi", ...
std::string InventedName(size_t n) {
  std::string name;
  for (int i = 0; i < 4; ++i, n /= kSyllables.size()) {
    absl::StrAppend(&name, kSyllables[n % kSyllables.size()]);
  }
  name[0] = absl::ascii_toupper(name[0]);
  return name;
}

// `unit(0)`, `unit(1)`, ... as far as they fit.
std::string Fill(size_t max_bytes, const std::function<std::string(size_t)>& unit) {
  std::string text;
  for (size_t i = 0;; ++i) {
    const std::string next = unit(i);
    if (text.size() + next.size() > max_bytes) return text;
    text += next;
  }
}

std::string Fill(absl::string_view unit) {
  return Fill(kMebibyte, [&](size_t) { return std::string(unit); });
}

}  // namespace

std::vector<std::string> ReadTexts(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::ifstream file(path);
    texts.push_back(RepairUtf8(std::string{std::istreambuf_iterator<char>(file), {}}).text);
  }
  return texts;
}

std::string Mutator::Next() {
  std::string text = Passage(4000);
  const size_t kinds = 1 + Below(4);
  for (size_t i = 0; i < kinds; ++i) Damage(text);
  return text.empty() ? "." : text;
}

// Any bytes of a text, cut characters included.
std::string Mutator::Passage(size_t max_bytes) {
  const std::string& text = texts_[Below(texts_.size())];
  const size_t begin = Below(2) == 0 ? 0 : Below(text.size());
  return text.substr(begin, 1 + Below(max_bytes));
}

void Mutator::Damage(std::string& text) {
  switch (Below(12)) {
    case 0:
      return FlipBits(text);
    case 1:
      return InsertRandomBytes(text);
    case 2:
      return CutOut(text);
    case 3:
      return Repeat(text);
    case 4:
      return Scatter(text);
    case 5:
      return NestQuotes(text);
    case 6:
      return InsertNewlines(text);
    case 7:
      return Splice(text);
    case 8:
      return AddInventedNames(text);
    case 9:
      return DropStops(text);
    case 10:
      return Below(8) == 0 ? DropWords(text) : CutOut(text);
    default:
      return Shout(text);
  }
}

void Mutator::FlipBits(std::string& text) {
  for (size_t n = 1 + Below(30); n > 0 && !text.empty(); --n) {
    char& byte = text[Below(text.size())];
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << Below(8)));
  }
}

void Mutator::InsertRandomBytes(std::string& text) {
  std::string bytes(1 + Below(40), '\0');
  for (char& byte : bytes) byte = static_cast<char>(Below(256));
  text.insert(Below(text.size()), bytes);
}

void Mutator::CutOut(std::string& text) {
  const size_t begin = Below(text.size());
  text.erase(begin, 1 + Below(200));
}

void Mutator::Repeat(std::string& text) {
  const size_t begin = Below(text.size());
  const std::string part = text.substr(begin, 1 + Below(60));
  for (size_t n = Below(20); n > 0; --n) text.insert(begin, part);
}

void Mutator::Scatter(std::string& text) {
  for (size_t n = 1 + Below(30); n > 0; --n) {
    InsertAt(Below(text.size()), kStrange[Below(kStrange.size())], text);
  }
}

void Mutator::NestQuotes(std::string& text) {
  static constexpr std::array<absl::string_view, 8> kMarks = {"“", "”", "‘", "’", "\"", "'", "«", "("};
  for (size_t n = 1 + Below(100); n > 0; --n)
    InsertAt(Below(text.size()), kMarks[Below(kMarks.size())], text);
}

void Mutator::InsertNewlines(std::string& text) {
  if (Below(4) == 0) absl::StrReplaceAll({{" ", Below(2) == 0 ? "\n" : "\n\n"}}, &text);
  text.insert(Below(text.size()), std::string(1 + Below(3000), '\n'));
}

void Mutator::Splice(std::string& text) { text.insert(Below(text.size()), Passage(1000)); }

void Mutator::AddInventedNames(std::string& text) {
  for (size_t n = 1 + Below(60); n > 0; --n) {
    text.insert(Below(text.size()), absl::StrCat(" ", InventedName(Below(1000)), " "));
  }
}

void Mutator::DropStops(std::string& text) { std::replace_if(text.begin(), text.end(), IsStop, ' '); }

void Mutator::DropWords(std::string& text) {
  text.erase(std::remove_if(text.begin(), text.end(), absl::ascii_isalnum), text.end());
}

void Mutator::Shout(std::string& text) { absl::AsciiStrToUpper(&text); }

std::vector<std::pair<std::string, std::string>> HeavyArticles(const std::vector<std::string>& texts) {
  std::string no_stop = Fill(kMebibyte, [&](size_t i) { return texts[i % texts.size()]; });
  std::replace_if(no_stop.begin(), no_stop.end(), IsStop, ' ');
  const auto fill = [](const std::function<std::string(size_t)>& unit) { return Fill(kMebibyte, unit); };
  std::vector<std::pair<std::string, std::string>> heavy = {
      {"one sentence of prose", no_stop},
      {"one lower-case word", std::string(kMebibyte, 'a')},
      {"one upper-case word", std::string(kMebibyte, 'A')},
      {"one word again and again", Fill("Russia ")},
      {"one name a line", Fill("Russia said\n\n")},
      {"nested quotations", Fill("“He said ‘")},
      {"quotations", Fill("He said “Russia will fight on against us all today” and left. ")},
      {"brackets", Fill("(A ")},
      {"commas", Fill("Russia, ")},
      {"of", Fill("Front of ")},
      {"reports", Fill("Russia said; ")},
      {"newlines", std::string(kMebibyte, '\n')},
      {"stops", std::string(kMebibyte, '.')},
      {"NULs", std::string(kMebibyte, '\0')},
      {"combining marks", Fill("\u0301")},
      {"Cyrillic", Fill("Талибан напал на ")},
      {"right to left", Fill("طالبان هاجمت ")},
      {"CJK", Fill("塔利班攻击")},
      {"bylines", fill([](size_t i) { return absl::StrCat("By ", InventedName(i), " Khan\n"); })},
      {"biographies", fill([](size_t i) {
         return absl::StrCat(InventedName(i), " Khan is a research fellow at Oxford.\n\n");
       })},
  };
  heavy.emplace_back("5,000 actors", Fill(320'000, [](size_t i) {
                       return absl::StrCat("The ", InventedName(3 * i), " Front attacked the ",
                                           InventedName(3 * i + 1), " Army in ", InventedName(3 * i + 2),
                                           ". ");
                     }));
  heavy.emplace_back("names without stop", fill([](size_t i) {
                       return absl::StrCat(InventedName(2 * i), " Khan attacked ", InventedName(2 * i + 1),
                                           " and ");
                     }));
  heavy.emplace_back("persons and pronouns", fill([](size_t i) {
                       return absl::StrCat(InventedName(i),
                                           " Khan said he supports Khan, and the group met them. ");
                     }));
  heavy.emplace_back("acronyms", fill([](size_t i) {
                       const std::string name = InventedName(i);
                       return absl::StrCat(name, " Zuraba Front (", name.substr(0, 1),
                                           "ZF) attacked the group. ");
                     }));
  heavy.emplace_back(
      "everybody against everybody", fill([](size_t) {
        return "The war, alliance and rivalry between Russia and China and Iran and India and Japan "
               "and France and Qatar and Egypt attacks support for brutal Turkey. ";
      }));
  return heavy;
}

}  // namespace parallax::nlp
