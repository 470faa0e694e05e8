#include "services/nlp/engines.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/error.h"
#include "services/nlp/acronyms.h"
#include "services/nlp/attribution.h"
#include "services/nlp/coreference.h"
#include "services/nlp/described_groups.h"
#include "services/nlp/encode.h"
#include "services/nlp/linker.h"
#include "services/nlp/names.h"
#include "services/nlp/neural_stance.h"
#include "services/nlp/sentences.h"
#include "services/nlp/spelling.h"
#include "services/nlp/stance.h"
#include "services/nlp/tokens.h"

namespace parallax::nlp {
namespace {

// Counts up when the rules change what they say of an article.
constexpr char kRulesVersion[] = "2";

Engine MakeRules(const EngineParts& parts) {
  Engine engine;
  engine.description.set_version(kRulesVersion);
  engine.stages.push_back(std::make_unique<LinkStage>(parts.catalogue));
  engine.stages.push_back(std::make_unique<CoreferenceStage>(parts.catalogue));
  engine.stages.push_back(std::make_unique<AttributionStage>(parts.lexicon));
  engine.stages.push_back(std::make_unique<StanceStage>(parts.lexicon));
  return engine;
}

bool IsFolder(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

std::string ModelFolder(absl::string_view name, const EngineParts& parts) {
  return absl::StrCat(parts.models_folder, "/", name);
}

// The rules name and link actors, and find quotations; the model says what descriptions refer to, and who is
// for or against whom.
absl::StatusOr<Engine> MakeLearned(absl::string_view name, const EngineParts& parts) {
  const std::string folder = ModelFolder(name, parts);
  if (parts.models_folder.empty() || !IsFolder(folder)) {
    return absl::NotFoundError(
        absl::StrCat(folder, ": is no folder; put the model \"", name, "\" there, or choose \"rules\""));
  }
  if (!parts.load_model) {
    return absl::FailedPreconditionError(
        absl::StrCat(folder, ": this program reads no models; use one that does, or choose \"rules\""));
  }
  Engine engine;
  PARALLAX_ASSIGN_OR_RETURN(engine.model, parts.load_model(folder));
  const LearnedModel& model = *engine.model;
  engine.description.set_version(model.config().version);
  engine.stages.push_back(std::make_unique<LinkStage>(parts.catalogue));
  engine.stages.push_back(std::make_unique<EncodeStage>(model));
  engine.stages.push_back(std::make_unique<CoreferenceStage>(parts.catalogue, &model));
  engine.stages.push_back(std::make_unique<AttributionStage>(parts.lexicon));
  engine.stages.push_back(std::make_unique<NeuralStanceStage>(model, parts.lexicon));
  return engine;
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
  stages.push_back(std::make_unique<DescribedGroupStage>(catalogue));
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

EngineSet::EngineSet(EngineParts parts, std::string wanted)
    : parts_(std::move(parts)), wanted_(std::move(wanted)) {
  if (!Choose("").degraded) return;
  std::vector<std::string> reasons;
  for (size_t i = 0; i < kEngineNames.size(); ++i) {
    if (slots_[i].tried && !slots_[i].engine.ok()) reasons.emplace_back(slots_[i].engine.status().message());
  }
  degraded_reason_ = absl::StrJoin(reasons, "; ");
}

const Engine* EngineSet::Get(absl::string_view name) const {
  Slot& slot = slots_[static_cast<size_t>(std::find(kEngineNames.begin(), kEngineNames.end(), name) -
                                          kEngineNames.begin())];
  absl::call_once(slot.once, [&] {
    slot.engine = MakeEngine(name, parts_);
    slot.tried = true;
  });
  return slot.engine.ok() ? &*slot.engine : nullptr;
}

EngineSet::Choice EngineSet::Choose(absl::string_view model) const {
  const absl::string_view name = model.empty() ? absl::string_view(wanted_) : model;
  if (name != kAutoEngine) {
    const Engine* engine = Get(name);
    return engine == nullptr ? Choice{&rules(), true} : Choice{engine, false};
  }
  for (const absl::string_view candidate : kEngineNames) {
    if (const Engine* engine = Get(candidate); engine != nullptr) return {engine, candidate == kRulesEngine};
  }
  return {&rules(), true};
}

std::vector<std::string> EngineSet::names() const {
  std::vector<std::string> names;
  for (size_t i = 0; i < kEngineNames.size(); ++i) {
    const std::string name(kEngineNames[i]);
    const bool there =
        slots_[i].tried ? slots_[i].engine.ok()
                        : name == kRulesEngine || (parts_.load_model && IsFolder(ModelFolder(name, parts_)));
    if (there) names.push_back(name);
  }
  return names;
}

}  // namespace parallax::nlp
