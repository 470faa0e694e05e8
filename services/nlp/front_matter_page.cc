#include "services/nlp/front_matter_page.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "services/nlp/byline.h"
#include "services/nlp/characters.h"
#include "services/nlp/front_matter_title.h"

namespace parallax::nlp {
namespace {

// With at most so many blocks of prose before or behind it, a block is near the page's head or tail.
constexpr size_t kHeadProseBlocks = 1;
constexpr size_t kTailProseBlocks = 2;
constexpr size_t kMaxTeaserBytes = 1000;

class PageReader {
 public:
  PageReader(absl::string_view text, const SubmittedFields& submitted) : submitted_(submitted) {
    page_.blocks = SplitBlocks(text);
    for (const Block& block : page_.blocks) classes_.push_back(ClassifyBlock(block));
  }

  Page Run() {
    CountProse();
    WeighEdges();
    FindHeader();
    DropPromotedBlocks();
    CloseAtComments();
    CloseAtRelated();
    ReadBylines();
    FindTitle();
    DropTeaser();
    ReadBiographies();
    TrimHead();
    TrimTail();
    KeepSomething();
    FindOutlet();
    return std::move(page_);
  }

 private:
  size_t size() const { return page_.blocks.size(); }
  const Block& block(size_t i) const { return page_.blocks[i]; }
  BlockKind& kind(size_t i) { return page_.kinds[i]; }
  bool IsProse(size_t i) const { return page_.kinds[i] == BlockKind::kProse; }

  // Counts prose as far as shape and certain phrases tell. Notices that only count near an edge are no prose
  // that could part another notice from it.
  void CountProse() {
    words_before_.push_back(0);
    for (size_t i = 0; i < size(); ++i) {
      const bool edge_only = classes_[i].edge_only;
      const bool prose = (edge_only ? classes_[i].otherwise : classes_[i].kind) == BlockKind::kProse;
      words_before_.push_back(words_before_.back() + (prose ? block(i).words : 0));
      prose_before_.push_back(prose_count_);
      prose_count_ += prose && !edge_only;
    }
  }
  size_t total_words() const { return words_before_.back(); }

  bool IsNearEdge(size_t i) const {
    return prose_before_[i] <= kHeadProseBlocks || prose_count_ - prose_before_[i] <= kTailProseBlocks;
  }

  void WeighEdges() {
    for (size_t i = 0; i < size(); ++i) {
      const bool stands = !classes_[i].edge_only || IsNearEdge(i);
      page_.kinds.push_back(stands ? classes_[i].kind : classes_[i].otherwise);
    }
  }

  // A site that welcomes its visitors does so at length: all before its menu goes. Else only what is no
  // prose.
  void FindHeader() {
    bool welcome = false;
    size_t menu_end = 0;
    for (size_t i = 0; i < size() && words_before_[i] * 5 <= total_words() * 2; ++i) {
      welcome |= kind(i) == BlockKind::kWelcome;
      const bool menu = kind(i) == BlockKind::kNavigation && block(i).words >= 3;
      if (menu && (welcome || words_before_[i] * 20 <= total_words())) menu_end = i + 1;
    }
    page_.header_end = menu_end;
    for (size_t i = 0; welcome && i < menu_end; ++i) {
      if (IsProse(i)) kind(i) = BlockKind::kWelcome;
    }
  }

  // What a bare prompt announces ("More:") and headlines in a row behind it.
  void DropPromotedBlocks() {
    for (size_t i = 0; i + 1 < size(); ++i) {
      if (kind(i) != BlockKind::kPrompt) continue;
      const bool headline = kind(i + 1) == BlockKind::kHeading || IsTitleCase(block(i + 1).text);
      if (headline && page_.IsBody(i + 1)) kind(i + 1) = BlockKind::kPromotion;
    }
  }

  void CloseAtComments() {
    for (size_t i = 0; i < size(); ++i) {
      if (kind(i) != BlockKind::kComments || words_before_[i] * 5 < total_words() * 2 ||
          words_before_[i] < 40)
        continue;
      for (size_t j = i + 1; j < size(); ++j) {
        if (page_.IsBody(j)) kind(j) = BlockKind::kComments;
      }
      return;
    }
  }

  // Headlines behind "Related articles" go, and at the page's end their teasers too.
  void CloseAtRelated() {
    for (size_t i = 0; i < size(); ++i) {
      if (kind(i) != BlockKind::kRelated) continue;
      const size_t rest = total_words() - words_before_[i];
      const bool closing = rest * 6 <= total_words() && words_before_[i] > 0;
      for (size_t j = i + 1; j < size() && (closing || !IsProse(j)); ++j) {
        if (page_.IsBody(j)) kind(j) = BlockKind::kPromotion;
      }
    }
  }

  bool NamesSubmittedAuthor(const std::vector<std::string>& people) const {
    return std::any_of(people.begin(), people.end(), [&](const std::string& person) {
      return std::any_of(submitted_.authors.begin(), submitted_.authors.end(),
                         [&](const std::string& author) { return Fold(author) == Fold(person); });
    });
  }

  // Lines of nothing but names at the head, where something shows that they are a byline.
  bool IsNameLine(size_t i, const NameList& names) const {
    if (names.people.empty() || !names.only_names || block(i).folded == Fold(submitted_.title)) return false;
    if (block(i).text.find_first_of(":?!") != std::string::npos) return false;
    if (!absl::StartsWith(block(i).folded, Fold(names.people[0]))) return false;
    if (names.people.size() > 1 || NamesSubmittedAuthor(names.people)) return true;
    if (i + 1 >= size()) return false;
    const bool outlet_next =
        !submitted_.publisher.empty() && block(i + 1).folded == Fold(submitted_.publisher);
    return outlet_next || page_.kinds[i + 1] == BlockKind::kDate ||
           block(i).text.find(',') != std::string::npos;
  }

  void ReadBylines() {
    std::vector<std::string> people;
    for (size_t i = 0; i < size(); ++i) {
      if (people.size() >= kMaxPeople) break;
      if (kind(i) == BlockKind::kByline && IsNearEdge(i)) {
        const std::vector<std::string> named = ReadByline(block(i).text)->people;
        people.insert(people.end(), named.begin(), named.end());
      } else if (kind(i) == BlockKind::kHeading && words_before_[i] == 0) {
        const NameList names = ReadNames(block(i).text);
        if (!IsNameLine(i, names)) continue;
        kind(i) = BlockKind::kByline;
        people.insert(people.end(), names.people.begin(), names.people.end());
      }
    }
    page_.authors = CleanAuthors(people, submitted_.publisher);
  }

  bool RepeatsTitle(size_t i, absl::string_view title) const {
    return IsSameTitle(block(i).folded, title) ||
           (page_.kinds[i] == BlockKind::kHeading && IsAlikeTitle(block(i).folded, title));
  }

  // The submitted title where it stands in the head, else the head's heading that shares most words with the
  // rest.
  void FindTitle() {
    page_.title = CleanTitle(submitted_.title, submitted_.publisher);
    const size_t head_end = HeadEnd();
    if (!page_.title.empty()) {
      const std::string folded = Fold(page_.title);
      for (size_t i = 0; i < std::min(head_end + 2, size()); ++i) {
        if (page_.IsBody(i) && RepeatsTitle(i, folded)) kind(i) = BlockKind::kTitle;
      }
      return;
    }
    // A question may be a title too where it opens the page.
    if (head_end == page_.header_end && head_end + 1 < size() && block(head_end).words <= 20 &&
        absl::EndsWith(block(head_end).text, "?")) {
      kind(head_end) = BlockKind::kHeading;
    }
    ChooseTitle(HeadEnd());
  }

  // First block of prose behind the header.
  size_t HeadEnd() const {
    size_t i = page_.header_end;
    while (i < size() && !IsProse(i)) ++i;
    return i;
  }

  void ChooseTitle(size_t head_end) {
    if (head_end == size()) return;  // no prose that a title could stand over
    ContentWords body_words;
    for (size_t i = head_end; i < size(); ++i) {
      if (IsProse(i)) body_words.merge(ContentWordsOf(block(i).folded));
    }
    size_t best = size();
    double best_share = -1;
    for (size_t i = 0; i < head_end; ++i) {
      if (kind(i) != BlockKind::kHeading || block(i).words < 2) continue;
      const double share = ShareIn(ContentWordsOf(block(i).folded), body_words);
      if (share > best_share) {
        best = i;
        best_share = share;
      }
    }
    if (best == size()) return;
    page_.title = CleanTitle(block(best).text, submitted_.publisher);
    kind(best) = BlockKind::kTitle;
  }

  // A subtitle that a sentence further down repeats.
  void DropTeaser() {
    const size_t first = HeadEnd();
    if (first == size() || block(first).words > 40 || block(first).text.size() > kMaxTeaserBytes) return;
    const std::string teaser(WithoutFinalMarks(block(first).folded));
    for (size_t i = first + 1; i < size(); ++i) {
      if (IsProse(i) && absl::StrContains(block(i).folded, teaser)) {
        kind(first) = BlockKind::kTitle;
        return;
      }
    }
  }

  bool NamedInBody(absl::string_view person, size_t except) const {
    const std::string folded = Fold(person);
    const absl::string_view last = absl::string_view(folded).substr(folded.rfind(' ') + 1);
    for (size_t i = 0; i < size(); ++i) {
      if (i != except && page_.IsBody(i) && absl::StrContains(block(i).folded, last)) return true;
    }
    return false;
  }

  bool IsAuthor(const std::string& person) const {
    const auto same = [&](const std::string& author) { return Fold(author) == Fold(person); };
    return std::any_of(page_.authors.begin(), page_.authors.end(), same) || NamesSubmittedAuthor({person});
  }

  // From the end upwards: blocks about the author, until other prose is met.
  void ReadBiographies() {
    const bool byline = !page_.authors.empty();
    std::vector<std::string> people;
    const size_t head_end = HeadEnd();
    for (size_t i = size(); i-- > head_end && people.size() < kMaxPeople;) {
      const bool notice = kind(i) == BlockKind::kBiography || kind(i) == BlockKind::kDisclaimer;
      if (!notice && !IsProse(i)) continue;
      const auto biography = ReadBiography(block(i).text);
      const bool about_author = biography && IsAuthor(biography->people[0]);
      const bool about_writer = biography && biography->known_role && !NamedInBody(biography->people[0], i);
      if (!notice && !about_author && !about_writer) break;
      if (about_author || about_writer)
        people.insert(people.begin(), biography->people.begin(), biography->people.end());
      if (IsProse(i)) kind(i) = BlockKind::kBiography;
    }
    ReadHeadNote(people);
    if (!byline) page_.authors = CleanAuthors(people, submitted_.publisher);
    if (page_.authors.empty()) ReadCredits();
  }

  // "Editor's note: Jane Roe is a fellow at ..." over the article.
  void ReadHeadNote(std::vector<std::string>& people) const {
    const size_t head_end = HeadEnd();
    for (size_t i = 0; i < head_end && people.size() < kMaxPeople; ++i) {
      if (page_.kinds[i] != BlockKind::kDisclaimer) continue;
      constexpr absl::string_view kCue = "note: ";
      absl::string_view text = block(i).text;
      if (const size_t cue = text.find(kCue); cue < 12) text.remove_prefix(cue + kCue.size());
      const auto biography = ReadBiography(text);
      if (biography) people.insert(people.end(), biography->people.begin(), biography->people.end());
    }
  }

  void ReadCredits() {
    for (size_t i = 0; i < size() && page_.authors.size() < kMaxPeople; ++i) {
      if (kind(i) != BlockKind::kCredit) continue;
      for (const std::string& person : ReadReportingCredit(block(i).text)) page_.authors.push_back(person);
    }
  }

  // Headings over the first sentence are the site's or the title's, not the article's.
  void TrimHead() {
    const size_t head_end = HeadEnd();
    if (head_end == size()) return;
    for (size_t i = 0; i < head_end; ++i) {
      if (kind(i) == BlockKind::kHeading) kind(i) = BlockKind::kNavigation;
    }
  }

  // Headings with nothing under them. The source of a quotation and the last items of a list stay.
  void TrimTail() {
    size_t end = size();
    while (end > 0 && !IsProse(end - 1)) --end;
    if (end == 0) return;
    if (IsLooseQuestion(end - 1)) kind(--end) = BlockKind::kPromotion;
    const bool quotation =
        absl::EndsWith(block(end - 1).text, "\u201d") || absl::EndsWith(block(end - 1).text, "\"");
    const bool list = absl::EndsWith(block(end - 1).text, ":");
    for (size_t i = end; i < size(); ++i) {
      if (kind(i) != BlockKind::kHeading) continue;
      const bool source = quotation && i == end && block(i).text.find(',') != std::string::npos;
      const bool headline = block(i).words <= 12 || IsTitleCase(block(i).text);
      if (!source && !list && headline) kind(i) = BlockKind::kNavigation;
    }
  }

  // A short question at the very end of an article whose sections open with questions: a section that was not
  // taken along.
  bool IsLooseQuestion(size_t last) const {
    const auto is_question = [&](size_t i) {
      return page_.IsBody(i) && block(i).words <= 12 && absl::EndsWith(block(i).text, "?");
    };
    if (!is_question(last)) return false;
    for (size_t i = HeadEnd() + 1; i < last; ++i) {
      if (is_question(i)) return true;
    }
    return false;
  }

  // A text of one heading-like line is its own body.
  void KeepSomething() {
    if (std::any_of(page_.kinds.begin(), page_.kinds.end(),
                    [](BlockKind k) { return k == BlockKind::kProse; }))
      return;
    if (size() == 1 && kind(0) == BlockKind::kTitle) kind(0) = BlockKind::kProse;
  }

  // The original publisher first, then what the publisher says of itself, least an agency's dateline.
  void FindOutlet() {
    for (const BlockKind wanted :
         {BlockKind::kSource, BlockKind::kDisclaimer, BlockKind::kWelcome, BlockKind::kCopyright}) {
      for (size_t i = size(); i-- > 0 && page_.outlet.empty();) {
        const bool chart =
            wanted == BlockKind::kSource && words_before_[i] > 0 && words_before_[i] < total_words();
        if (kind(i) == wanted && !(chart && !OnlyFrameBehind(i)))
          page_.outlet = OutletNamedBy(wanted, block(i).text);
      }
    }
    const size_t first = HeadEnd();
    if (page_.outlet.empty() && first < size()) page_.outlet = DatelineAgency(block(first).text);
  }

  bool OnlyFrameBehind(size_t i) const {
    for (size_t j = i + 1; j < size(); ++j) {
      if (IsProse(j)) return false;
    }
    return true;
  }

  const SubmittedFields& submitted_;
  Page page_;
  std::vector<BlockClass> classes_;
  std::vector<size_t> words_before_;  // one more than blocks
  std::vector<size_t> prose_before_;
  size_t prose_count_ = 0;
};

}  // namespace

Page ReadPage(absl::string_view text, const SubmittedFields& submitted) {
  return PageReader(text, submitted).Run();
}

}  // namespace parallax::nlp
