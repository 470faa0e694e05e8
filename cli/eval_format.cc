#include "cli/eval_format.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/words.h"

namespace parallax::cli {
namespace {

using nlohmann::ordered_json;

ordered_json DocumentJson(const v1::Document& document) {
  ordered_json published = nullptr;
  for (const v1::DocumentDate& date : document.dates()) {
    if (date.kind() != v1::DATE_KIND_PUBLISHED) continue;
    published = date.date();
    break;
  }
  return {{"title", document.title()},
          {"authors", std::vector<std::string>(document.authors().begin(), document.authors().end())},
          {"publisher", document.publisher()},
          {"published", published},
          {"language", document.language()},
          {"body", document.body()}};
}

ordered_json EntityJson(const v1::DocumentEntity& entity) {
  return {{"id", entity.id()},
          {"name", entity.name()},
          {"type", BareName(entity.type())},
          {"surface", std::vector<std::string>(entity.surfaces().begin(), entity.surfaces().end())}};
}

std::string VoiceOf(const v1::Voice& voice) {
  return voice.kind() == v1::VOICE_KIND_ENTITY ? voice.entity_id() : BareName(voice.kind());
}

ordered_json ClaimJson(const v1::Claim& claim) {
  return {{"holder", claim.holder_id()},
          {"target", claim.target_id()},
          {"polarity", BareName(claim.polarity())},
          {"modality", BareName(claim.modality())},
          {"voice", VoiceOf(claim.voice())},
          {"evidence", claim.evidence_size() > 0 ? claim.evidence(0).text() : ""},
          {"confidence", std::round(double{claim.confidence()} * 1e4) / 1e4}};
}

}  // namespace

std::string EvalLine(const v1::Annotation& annotation, absl::string_view id) {
  ordered_json entities = ordered_json::array();
  for (const v1::DocumentEntity& entity : annotation.entities()) entities.push_back(EntityJson(entity));
  ordered_json claims = ordered_json::array();
  for (const v1::Claim& claim : annotation.claims()) claims.push_back(ClaimJson(claim));
  const ordered_json line = {{"id", std::string(id)},
                             {"document", DocumentJson(annotation.document())},
                             {"entities", std::move(entities)},
                             {"claims", std::move(claims)}};
  return line.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace parallax::cli
