#include "services/nlp/attribution.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "services/nlp/clauses.h"
#include "services/nlp/quotations.h"
#include "services/nlp/stance_actors.h"

namespace parallax::nlp {
namespace {

// A verb of saying, or "according to", with its source and what it attributes.
struct Report {
  TextSpan cue;
  TextSpan source;
  VoiceLayer voice;
  std::vector<TextSpan> content;
};

// Quotations shorter than this need a verb of saying right beside them.
constexpr uint32_t kScareQuoteTokens = 4;

class SentenceReports {
 public:
  SentenceReports(const Document& document, const Lexicon& lexicon, uint32_t sentence)
      : document_(document),
        lexicon_(lexicon),
        span_(document.sentences[sentence]),
        syntax_(AnalyzeSentence(document, lexicon, sentence)) {}

  std::vector<Report> Find() const {
    std::vector<Report> reports;
    for (size_t v = 0; v < syntax_.clauses.size(); ++v) {
      if (std::optional<Report> report = FromVerb(v)) reports.push_back(*std::move(report));
    }
    const std::vector<Chunk>& chunks = syntax_.chunks.chunks;
    for (size_t c = 0; c < chunks.size(); ++c) {
      if (std::optional<Report> report = FromAccordingTo(c)) reports.push_back(*std::move(report));
    }
    return reports;
  }

 private:
  const std::vector<Chunk>& Chunks() const { return syntax_.chunks.chunks; }
  bool Is(size_t c, ChunkKind kind) const { return c < Chunks().size() && Chunks()[c].kind == kind; }

  TextSpan SpanOf(const Chunk& chunk) const { return document_.TokenRange(chunk.first, chunk.end); }
  uint32_t Begin() const { return span_.span.begin; }
  uint32_t End() const { return span_.span.end; }

  std::optional<Report> FromVerb(size_t v) const {
    const VerbGroup& group = syntax_.chunks.verbs[v];
    const AttributionCue* cue = lexicon_.FindAttribution(group.lemma);
    if (cue == nullptr || group.infinitive || (group.passive && !cue->tells)) return std::nullopt;
    const Chunk& verb = Chunks()[group.chunk];
    std::vector<uint32_t> subjects = syntax_.clauses[v].subjects;
    size_t after = group.chunk + 1;
    const bool inverted = subjects.empty() || Inverted(group.chunk);
    if (inverted) {
      if (!Inverted(group.chunk)) return std::nullopt;
      subjects = {Chunks()[after].index};
      ++after;
    }
    if (subjects.empty()) return std::nullopt;
    Report report;
    report.cue = SpanOf(verb);
    SetSource(subjects, report);
    SetContent(group.chunk, after, *cue, report);
    if (report.content.empty()) return std::nullopt;
    return report;
  }

  // '..., said X': the verb follows a mark and a noun phrase follows the verb, and nothing more is said of
  // it.
  bool Inverted(size_t chunk) const {
    if (chunk == 0 || !Is(chunk + 1, ChunkKind::kNoun)) return false;
    return (Is(chunk - 1, ChunkKind::kComma) || Is(chunk - 1, ChunkKind::kQuote)) && !HasVerbAfter(chunk + 1);
  }

  bool HasVerbAfter(size_t c) const {
    for (; c < Chunks().size(); ++c) {
      if (Is(c, ChunkKind::kVerb)) return true;
      if (Is(c, ChunkKind::kComma) || Is(c, ChunkKind::kQuote) || Is(c, ChunkKind::kRelative)) return false;
    }
    return false;
  }

  void SetSource(const std::vector<uint32_t>& nouns, Report& report) const {
    const Chunk& chunk = Chunks()[syntax_.chunks.nouns[nouns.front()].chunk];
    report.source = SpanOf(chunk);
    report.voice.surface = std::string(document_.Text(report.source));
    report.voice.kind = v1::VOICE_KIND_UNNAMED;
    for (const uint32_t noun : nouns) {
      const std::vector<ActorRef> actors = ActorsOf(document_, lexicon_, syntax_, noun);
      // The head speaks; else the last modifier ("Tajik President | Rahmon").
      for (const ActorRef& actor : actors) {
        if (actor.mention == kVoice) continue;
        report.voice.kind = v1::VOICE_KIND_ENTITY;
        report.voice.entity = document_.mentions[static_cast<size_t>(actor.mention)].entity;
        if (actor.path == ActorPath::kHead) return;
      }
    }
  }

  // What the verb at chunk `verb` attributes: what follows it where a clause does, else what stands before
  // it.
  void SetContent(size_t verb, size_t after, const AttributionCue& cue, Report& report) const {
    if (cue.tells && Is(after, ChunkKind::kNoun)) ++after;  // the hearer
    while (Is(after, ChunkKind::kTime) || Is(after, ChunkKind::kPreposition) ||
           (after > 0 && Is(after - 1, ChunkKind::kPreposition) && Is(after, ChunkKind::kNoun))) {
      ++after;
    }
    const size_t content = Is(after, ChunkKind::kComma) ? after + 1 : after;
    const bool before = BeforeCut(verb) > Begin();
    if (content < Chunks().size() && (HasVerbFrom(content) || Is(content, ChunkKind::kQuote)) &&
        (!before || Is(after, ChunkKind::kComma) || !StartsWithMark(verb))) {
      report.content.push_back({Chunks()[content].first < span_.end_token
                                    ? document_.tokens[Chunks()[content].first].span.begin
                                    : End(),
                                End()});
    }
    if (before) report.content.push_back({Begin(), BeforeCut(verb)});
  }

  bool HasVerbFrom(size_t c) const {
    return std::any_of(Chunks().begin() + static_cast<ptrdiff_t>(c), Chunks().end(),
                       [](const Chunk& chunk) { return chunk.kind == ChunkKind::kVerb; });
  }

  // Whether the verb at chunk `verb` closes a sentence that began with what it attributes.
  bool StartsWithMark(size_t verb) const { return BeforeCut(verb) > Begin(); }

  // End of what is attributed before "X said": the comma or quotation mark before X; the sentence's begin
  // when X opens the sentence or its clause.
  uint32_t BeforeCut(size_t verb) const {
    size_t c = verb;
    while (c > 0 && (Is(c - 1, ChunkKind::kNoun) || Is(c - 1, ChunkKind::kPreposition) ||
                     Is(c - 1, ChunkKind::kTime))) {
      --c;
    }
    if (c == 0) return Begin();
    if (!Is(c - 1, ChunkKind::kComma) && !Is(c - 1, ChunkKind::kQuote)) return Begin();
    const uint32_t cut = document_.tokens[Chunks()[c - 1].first].span.begin;
    for (size_t i = 0; i < c; ++i) {
      if (Is(i, ChunkKind::kVerb)) return cut;
    }
    return Begin();
  }

  std::optional<Report> FromAccordingTo(size_t c) const {
    if (!Is(c, ChunkKind::kPreposition) || !Is(c + 1, ChunkKind::kNoun)) return std::nullopt;
    const uint32_t token = Chunks()[c].first;
    if (document_.tokens[token].lower != "to" || token == span_.first_token ||
        document_.tokens[token - 1].lower != "according") {
      return std::nullopt;
    }
    Report report;
    report.cue = document_.TokenRange(token - 1, token + 1);
    SetSource({Chunks()[c + 1].index}, report);
    size_t end = c + 2;
    while (end < Chunks().size() && !Is(end, ChunkKind::kComma)) ++end;
    if (report.cue.begin > Begin()) report.content.push_back({Begin(), report.cue.begin});
    if (end < Chunks().size())
      report.content.push_back({document_.tokens[Chunks()[end].first].span.end, End()});
    return report;
  }

  const Document& document_;
  const Lexicon& lexicon_;
  const SentenceSpan& span_;
  const SentenceSyntax syntax_;
};

// Whether one of the quotations, which follow each other, overlaps the span.
bool OverlapsQuotation(const std::vector<TextSpan>& quotations, const TextSpan& span) {
  const auto at = std::partition_point(quotations.begin(), quotations.end(),
                                       [&](const TextSpan& other) { return other.end <= span.begin; });
  return at != quotations.end() && at->Overlaps(span);
}

bool Overlaps(const std::vector<TextSpan>& spans, const TextSpan& span) {
  return std::any_of(spans.begin(), spans.end(), [&](const TextSpan& other) { return other.Overlaps(span); });
}

uint32_t WordsIn(const Document& document, const TextSpan& span) {
  auto token = std::partition_point(document.tokens.begin(), document.tokens.end(),
                                    [&](const Token& other) { return other.span.begin < span.begin; });
  uint32_t count = 0;
  for (; token != document.tokens.end() && token->span.end <= span.end; ++token)
    count += token->kind == TokenKind::kWord;
  return count;
}

AttributionLayer Layer(const Report& report, const TextSpan& content, v1::AttributionMode mode) {
  AttributionLayer layer;
  layer.content = content;
  layer.cue = report.cue;
  layer.source = report.source;
  layer.voice = report.voice;
  layer.mode = mode;
  return layer;
}

// Gives each quotation to its speaker.
class QuotationAttributor {
 public:
  QuotationAttributor(const Document& document, const std::vector<std::vector<Report>>& reports)
      : document_(document), reports_(reports) {}

  std::vector<AttributionLayer> Run(const std::vector<TextSpan>& quotations) {
    std::vector<AttributionLayer> layers;
    for (const TextSpan& quotation : quotations) {
      const std::pair<size_t, size_t> sentences = SentencesOf(quotation);
      const Report* report = Outside(sentences, quotation);
      if (report != nullptr) {
        layers.push_back(Layer(*report, quotation, v1::ATTRIBUTION_MODE_DIRECT));
      } else if (WordsIn(document_, quotation) > kScareQuoteTokens) {
        report = Earlier(sentences.first);
        if (report == nullptr) continue;
        layers.push_back(Layer(*report, quotation, v1::ATTRIBUTION_MODE_DIRECT));
        layers.back().cue = {};
        layers.back().source = {};
      }
    }
    return layers;
  }

 private:
  // Indices [first, end) of the sentences that hold the span.
  std::pair<size_t, size_t> SentencesOf(const TextSpan& span) const {
    const auto& sentences = document_.sentences;
    const auto first =
        std::partition_point(sentences.begin(), sentences.end(),
                             [&](const SentenceSpan& other) { return other.span.end <= span.begin; });
    const auto end = std::partition_point(
        first, sentences.end(), [&](const SentenceSpan& other) { return other.span.begin < span.end; });
    return {first - sentences.begin(), end - sentences.begin()};
  }

  // A report of the quotation's own sentences whose cue and source stand outside it, or the sentence after
  // it.
  const Report* Outside(const std::pair<size_t, size_t>& sentences, const TextSpan& quotation) const {
    for (size_t s = sentences.first; s < sentences.second; ++s) {
      for (const Report& report : reports_[s]) {
        if (!quotation.Overlaps(report.cue) && Overlaps(report.content, quotation)) return &report;
      }
    }
    return nullptr;
  }

  // The last report in the sentence before, in the same paragraph or the one before it.
  const Report* Earlier(size_t sentence) const {
    if (sentence == 0 || sentence >= reports_.size()) return nullptr;
    for (size_t s = sentence; s-- > 0 && s + 3 > sentence;) {
      if (!reports_[s].empty()) return &reports_[s].back();
    }
    return nullptr;
  }

  const Document& document_;
  const std::vector<std::vector<Report>>& reports_;
};

}  // namespace

void AttributionStage::Run(Document& document) const {
  const std::vector<TextSpan> quotations = FindQuotations(document);
  std::vector<std::vector<Report>> reports;
  for (uint32_t s = 0; s < document.sentences.size(); ++s) {
    reports.push_back(SentenceReports(document, lexicon_, s).Find());
    for (const Report& report : reports.back()) {
      for (const TextSpan& content : report.content) {
        const bool mixed = OverlapsQuotation(quotations, content);
        document.attributions.push_back(
            Layer(report, content, mixed ? v1::ATTRIBUTION_MODE_MIXED : v1::ATTRIBUTION_MODE_INDIRECT));
      }
    }
  }
  for (AttributionLayer& layer : QuotationAttributor(document, reports).Run(quotations)) {
    document.attributions.push_back(std::move(layer));
  }
  std::stable_sort(document.attributions.begin(), document.attributions.end(),
                   [](const AttributionLayer& a, const AttributionLayer& b) {
                     return a.content.begin != b.content.begin ? a.content.begin < b.content.begin
                                                               : a.content.end > b.content.end;
                   });
}

}  // namespace parallax::nlp
