#include "services/nlp/engines.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/nlp/acronyms.h"
#include "services/nlp/attribution.h"
#include "services/nlp/coreference.h"
#include "services/nlp/linker.h"
#include "services/nlp/names.h"
#include "services/nlp/sentences.h"
#include "services/nlp/spelling.h"
#include "services/nlp/stance.h"
#include "services/nlp/tokens.h"

namespace parallax::nlp {
namespace {

// Counts up when the rules change what they say of an article.
constexpr char kRulesVersion[] = "1";

Engine MakeRules(const EngineParts& parts) {
  Engine engine;
  engine.description.set_version(kRulesVersion);
  engine.stages.push_back(std::make_unique<LinkStage>(parts.catalogue));
  engine.stages.push_back(std::make_unique<CoreferenceStage>(parts.catalogue));
  engine.stages.push_back(std::make_unique<AttributionStage>(parts.lexicon));
  engine.stages.push_back(std::make_unique<StanceStage>(parts.lexicon));
  return engine;
}

absl::StatusOr<Engine> MakeLearned(absl::string_view name, const EngineParts& parts) {
  const std::string folder = absl::StrCat(parts.models_folder, "/", name);
  std::error_code error;
  if (parts.models_folder.empty() || !std::filesystem::is_directory(folder, error)) {
    return absl::NotFoundError(
        absl::StrCat(folder, ": is no folder; put the model \"", name, "\" there, or choose \"rules\""));
  }
  return absl::FailedPreconditionError(
      absl::StrCat(folder, ": this version reads no models; install one that does, or choose \"rules\""));
}

}  // namespace

bool IsEngineName(absl::string_view name) {
  return std::find(kEngineNames.begin(), kEngineNames.end(), name) != kEngineNames.end();
}

Stages MakeFrontStages(const Catalogue& catalogue) {
  Stages stages;
  stages.push_back(std::make_unique<SentenceStage>());
  stages.push_back(std::make_unique<TokenStage>());
  stages.push_back(std::make_unique<NameStage>(catalogue));
  stages.push_back(std::make_unique<SpellingStage>(catalogue));
  stages.push_back(std::make_unique<AcronymStage>());
  return stages;
}

absl::StatusOr<Engine> MakeEngine(absl::string_view name, const EngineParts& parts) {
  absl::StatusOr<Engine> engine = name == kRulesEngine ? MakeRules(parts) : MakeLearned(name, parts);
  if (!engine.ok()) return engine;
  engine->description.set_name(std::string(name));
  engine->description.set_catalogue_version(parts.catalogue.version());
  engine->description.set_lexicon_version(parts.lexicon.version());
  return engine;
}

EngineSet::EngineSet(const EngineParts& parts, std::string wanted) : wanted_(std::move(wanted)) {
  std::vector<std::string> reasons;
  for (const absl::string_view name : kEngineNames) {
    absl::StatusOr<Engine> engine = MakeEngine(name, parts);
    if (engine.ok()) {
      engines_.push_back(std::make_unique<const Engine>(*std::move(engine)));
    } else if (wanted_ == name || wanted_ == kAutoEngine) {
      reasons.emplace_back(engine.status().message());
    }
  }
  if (Choose("").degraded) degraded_reason_ = absl::StrJoin(reasons, "; ");
}

const Engine* EngineSet::Find(absl::string_view name) const {
  for (const auto& engine : engines_) {
    if (engine->description.name() == name) return engine.get();
  }
  return nullptr;
}

EngineSet::Choice EngineSet::Choose(absl::string_view model) const {
  const Engine* rules = engines_.back().get();
  const absl::string_view name = model.empty() ? absl::string_view(wanted_) : model;
  if (name == kAutoEngine) return {engines_.front().get(), engines_.front().get() == rules};
  const Engine* engine = Find(name);
  return engine == nullptr ? Choice{rules, true} : Choice{engine, false};
}

std::vector<std::string> EngineSet::names() const {
  std::vector<std::string> names;
  names.reserve(engines_.size());
  for (const auto& engine : engines_) names.push_back(engine->description.name());
  return names;
}

}  // namespace parallax::nlp
