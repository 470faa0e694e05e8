#include "services/nlp/stance_questions.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "services/common/error.h"
#include "services/nlp/document_encoding.h"

namespace parallax::nlp {
namespace {

// More would say nothing new of a pair, and cost time in a sentence that lists hundreds of names.
constexpr size_t kMentionsOfSentence = 16;
// Pairs of mentions of an article: no article of people's making has more, and lists of names cost time.
constexpr size_t kMaxPairs = 6000;
// Rows put to the heads at a time.
constexpr size_t kRowsAtATime = 512;

// A mention that can hold or meet a stance.
struct Actor {
  int mention = -1;  // index into Document::mentions
  int entity = -1;
  MentionVector vector;
};

bool IsAsked(const Document& document, const SentenceSpan& sentence) {
  for (uint32_t t = sentence.end_token; t-- > sentence.first_token;) {
    const std::string& token = document.tokens[t].lower;
    if (token == "?") return true;
    if (token != "\"" && token != "'" && token != ")" && token != "!") return false;
  }
  return false;
}

std::vector<std::vector<Actor>> ActorsBySentence(const Document& document) {
  std::vector<std::vector<Actor>> actors(document.sentences.size());
  for (size_t m = 0; m < document.mentions.size(); ++m) {
    const MentionLayer& mention = document.mentions[m];
    std::vector<Actor>& here = actors[mention.sentence];
    if (mention.entity < 0 || here.size() >= kMentionsOfSentence ||
        document.entities[static_cast<size_t>(mention.entity)].type == v1::ENTITY_TYPE_PLACE) {
      continue;
    }
    Actor actor;
    actor.mention = static_cast<int>(m);
    actor.entity = mention.entity;
    if (document.encoding->FindMention(mention.sentence, mention.span, mention.form, actor.vector))
      here.push_back(std::move(actor));
  }
  return actors;
}

// Collects rows and hands them to the heads when there are enough.
class Interview {
 public:
  Interview(const Document& document, const LearnedModel& model)
      : document_(document), model_(model), pairs_(NewPairs()), mentions_(NewMentions()) {}

  absl::Status Ask(uint32_t sentence, const std::vector<Actor>& actors) {
    if (pair_count_ >= kMaxPairs) return absl::OkStatus();
    const DocumentEncoding& encoding = *document_.encoding;
    const EncodedWindow& window = encoding.encoded[WindowOfSentence(encoding.windows, sentence)];
    const std::vector<float> mean = MeanHidden(window, encoding.PiecesOfSentence(sentence));
    for (const Actor& holder : actors) {
      AppendMentionRow(holder.vector, mean, mentions_);
      asked_mentions_.push_back(holder.mention);
      for (const Actor& target : actors) {
        if (holder.entity == target.entity) continue;
        AppendPairRow(window, holder.vector, target.vector, mean, pairs_);
        asked_pairs_.emplace_back(holder.mention, target.mention);
        ++pair_count_;
      }
    }
    return pairs_.count() + mentions_.count() < kRowsAtATime ? absl::OkStatus() : Score();
  }

  absl::StatusOr<StanceAnswers> Answers() {
    PARALLAX_RETURN_IF_ERROR(Score());
    StanceAnswers answers;
    answers.mentions = std::move(mention_answers_);
    answers.pairs.reserve(pair_answers_.size());
    for (const auto& [key, answer] : pair_answers_) answers.pairs.push_back(answer);
    return answers;
  }

 private:
  FeatureRows NewPairs() const { return FeatureRows(PairRowWidth(model_.config().hidden)); }
  FeatureRows NewMentions() const { return FeatureRows(MentionRowWidth(model_.config().hidden)); }

  absl::Status Score() {
    PARALLAX_ASSIGN_OR_RETURN(const auto pairs, model_.network().ScorePairs(pairs_));
    PARALLAX_ASSIGN_OR_RETURN(const auto mentions, model_.network().ScoreMentions(mentions_));
    for (size_t row = 0; row < pairs.size(); ++row) Add(asked_pairs_[row], pairs[row]);
    for (size_t row = 0; row < mentions.size(); ++row)
      mention_answers_.push_back({asked_mentions_[row], mentions[row]});
    pairs_ = NewPairs();
    mentions_ = NewMentions();
    asked_pairs_.clear();
    asked_mentions_.clear();
    return absl::OkStatus();
  }

  void Add(const std::pair<int, int>& asked, const PairScores& scores) {
    const MentionLayer& holder = document_.mentions[static_cast<size_t>(asked.first)];
    const MentionLayer& target = document_.mentions[static_cast<size_t>(asked.second)];
    const auto [support, oppose] = scores.polarity;
    const auto [place, added] = pair_answers_.try_emplace({holder.sentence, {holder.entity, target.entity}});
    PairAnswer& answer = place->second;
    const bool strongest = added || std::max(support, oppose) > std::max(answer.support, answer.oppose);
    answer.support = added ? support : std::max(answer.support, support);
    answer.oppose = added ? oppose : std::max(answer.oppose, oppose);
    if (!strongest) return;
    answer.sentence = holder.sentence;
    answer.holder = holder.entity;
    answer.target = target.entity;
    answer.strongest = scores;
    answer.holder_mention = asked.first;
    answer.target_mention = asked.second;
  }

  const Document& document_;
  const LearnedModel& model_;
  FeatureRows pairs_;
  FeatureRows mentions_;
  std::vector<std::pair<int, int>> asked_pairs_;  // mentions
  std::vector<int> asked_mentions_;
  size_t pair_count_ = 0;
  std::map<std::pair<uint32_t, std::pair<int, int>>, PairAnswer> pair_answers_;
  std::vector<MentionAnswer> mention_answers_;
};

}  // namespace

absl::StatusOr<StanceAnswers> AskModel(const Document& document, const LearnedModel& model) {
  Interview interview(document, model);
  const std::vector<std::vector<Actor>> actors = ActorsBySentence(document);
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    if (!actors[s].empty() && !IsAsked(document, document.sentences[s]))
      PARALLAX_RETURN_IF_ERROR(interview.Ask(s, actors[s]));
  }
  return interview.Answers();
}

}  // namespace parallax::nlp
