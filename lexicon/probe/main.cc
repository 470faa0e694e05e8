// stance_probe LEXICON_FOLDER < texts.jsonl > findings.jsonl
//
// Annotates texts whose actors are marked: for measuring and fitting the stance rules on labelled text. One
// JSON object a line: {"text", "mentions": [{"begin", "end" (bytes), "entity" (index), "adjectival"}]}.
// Writes one line each: {"claims": [...], "proposed": [...]}, entities by their index, the author as -1.
#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "absl/status/statusor.h"
#include "services/nlp/attribution.h"
#include "services/nlp/confidence.h"
#include "services/nlp/lexicon.h"
#include "services/nlp/sentences.h"
#include "services/nlp/stance.h"
#include "services/nlp/tokens.h"

namespace parallax::nlp {
namespace {

using Json = nlohmann::json;

// Marks the mention's tokens; false when it holds none or crosses sentences.
bool Locate(const Document& document, MentionLayer& mention) {
  bool found = false;
  for (uint32_t t = 0; t < document.tokens.size(); ++t) {
    const Token& token = document.tokens[t];
    if (!token.span.Overlaps(mention.span)) continue;
    if (!found) {
      mention.first_token = t;
      mention.sentence = token.sentence;
    }
    if (token.sentence != mention.sentence) return false;
    mention.end_token = t + 1;
    found = true;
  }
  return found;
}

Document ReadDocument(const Json& line) {
  v1::Document meta;
  meta.set_body(line.at("text").get<std::string>());
  Document document(meta);
  SentenceStage().Run(document);
  TokenStage().Run(document);
  for (const Json& marked : line.at("mentions")) {
    MentionLayer mention;
    mention.span = {marked.at("begin"), marked.at("end")};
    mention.entity = marked.at("entity");
    mention.adjectival = marked.value("adjectival", false);
    if (!Locate(document, mention)) continue;
    document.mentions.push_back(mention);
    document.entities.resize(std::max(document.entities.size(), static_cast<size_t>(mention.entity) + 1));
  }
  std::stable_sort(document.mentions.begin(), document.mentions.end(),
                   [](const MentionLayer& a, const MentionLayer& b) { return a.span.begin < b.span.begin; });
  return document;
}

std::string RoleName(const FrameRole& role) {
  static constexpr const char* kNames[] = {"subj", "obj", "agent", "poss", "self"};
  return role.kind == RoleKind::kPreposition ? role.preposition : kNames[static_cast<size_t>(role.kind)];
}

std::string SlotsOf(const Frame& frame) {
  if (frame.holder.each_other) return RoleName(frame.holder) + "&";
  return RoleName(frame.holder) + ">" + RoleName(frame.target);
}

Json ClaimJson(const Document& document, const ClaimLayer& claim) {
  return {{"holder", claim.holder},
          {"target", claim.target},
          {"evidence", std::string(document.Text(document.sentences[claim.sentence].span))},
          {"sentence", claim.sentence},
          {"cue", std::string(document.Text(claim.cue))},
          {"polarity", v1::Polarity_Name(claim.polarity).substr(9)},
          {"modality", v1::Modality_Name(claim.modality).substr(9)},
          {"voice", claim.voice.kind == v1::VOICE_KIND_ENTITY    ? std::to_string(claim.voice.entity)
                    : claim.voice.kind == v1::VOICE_KIND_UNNAMED ? "UNNAMED"
                                                                 : "AUTHOR"},
          {"confidence", claim.confidence}};
}

Json ProposedJson(const Document& document, const ProposedClaim& proposed) {
  static constexpr const char* kKinds[] = {"v", "n", "a"};
  const StanceCandidate& candidate = proposed.candidate;
  Json json = ClaimJson(document, proposed.claim);
  json["features"] = FeaturesOf(document, candidate, proposed.claim.voice.kind);
  json["prior"] = candidate.prior;
  if (candidate.cue != nullptr) {
    json["entry"] = {candidate.cue->text, kKinds[static_cast<size_t>(candidate.cue->kind)],
                     SlotsOf(*candidate.frame), v1::Polarity_Name(candidate.frame->polarity).substr(9)};
  } else {
    json["entry"] = {std::string(document.Text(proposed.claim.cue))};
  }
  return json;
}

Json Annotate(const Lexicon& lexicon, Document& document) {
  AttributionStage(lexicon).Run(document);
  StanceStage(lexicon).Run(document);
  Json claims = Json::array();
  for (const ClaimLayer& claim : document.claims) claims.push_back(ClaimJson(document, claim));
  Json proposals = Json::array();
  for (const ProposedClaim& proposed : ProposeClaims(document, lexicon)) {
    proposals.push_back(ProposedJson(document, proposed));
  }
  return {{"claims", claims}, {"proposed", proposals}};
}

int Main(const std::string& folder) {
  absl::StatusOr<std::unique_ptr<Lexicon>> lexicon = Lexicon::Load(folder);
  if (!lexicon.ok()) {
    std::cerr << lexicon.status() << "\n";
    return 1;
  }
  std::string line;
  while (std::getline(std::cin, line)) {
    Document document = ReadDocument(Json::parse(line));
    std::cout << Annotate(**lexicon, document).dump() << "\n";
  }
  return 0;
}

}  // namespace
}  // namespace parallax::nlp

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: stance_probe LEXICON_FOLDER < texts.jsonl > findings.jsonl\n";
    return 2;
  }
  return parallax::nlp::Main(argv[1]);
}
