// The engines: the stages of each, which of them can be made, and which one answers.
#ifndef PARALLAX_SERVICES_NLP_ENGINES_H_
#define PARALLAX_SERVICES_NLP_ENGINES_H_

#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/call_once.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "parallax/v1/annotation.pb.h"
#include "services/nlp/catalogue.h"
#include "services/nlp/learned_model.h"
#include "services/nlp/lexicon.h"
#include "services/nlp/stage.h"

namespace parallax::nlp {

// Names of all engines, best first. The last one needs no model and is always there.
inline constexpr std::array<absl::string_view, 3> kEngineNames = {"accurate", "fast", "rules"};
inline constexpr absl::string_view kRulesEngine = "rules";
// Stands for the best engine that is there.
inline constexpr absl::string_view kAutoEngine = "auto";

bool IsEngineName(absl::string_view name);

using Stages = std::vector<std::unique_ptr<Stage>>;

// What engines are made of. Catalogue and lexicon must outlive them.
struct EngineParts {
  const Catalogue& catalogue;
  const Lexicon& lexicon;
  std::string models_folder{};  // holds a folder for each model, by its name
  ModelLoader load_model{};     // empty: models cannot be read
};

struct Engine {
  v1::Engine description;
  std::unique_ptr<const LearnedModel> model;  // that the stages ask; none for the rules
  Stages stages;                              // run after the front stages, in this order
};

// What comes before the stages of any engine: sentences, tokens, and names as they are written.
Stages MakeFrontStages(const Catalogue& catalogue);

// The engine `name`, of kEngineNames. NOT_FOUND, naming the folder and the remedy, when its model is not
// there.
absl::StatusOr<Engine> MakeEngine(absl::string_view name, const EngineParts& parts);

// The engines that can be made of some parts. A model is loaded when it is first asked for; the wanted engine
// at once. Thread-safe.
class EngineSet {
 public:
  struct Choice {
    const Engine* engine;
    bool degraded;  // the rules stand in for the model that was asked for
  };

  // `wanted` is the engine for whoever asks for none: one of kEngineNames or kAutoEngine. "auto" is degraded
  // when only the rules are there.
  EngineSet(EngineParts parts, std::string wanted);

  // The engine `model`, of kEngineNames; empty: the wanted one. The rules where that one is not there.
  Choice Choose(absl::string_view model) const;
  const Engine& rules() const { return *Get(kRulesEngine); }

  const std::string& wanted() const { return wanted_; }
  // Why the wanted engine is not there; empty when it is.
  const std::string& degraded_reason() const { return degraded_reason_; }
  // Names of the engines that are there, best first: a model is there when it can be loaded, or, as long as
  // nobody has asked for it, when its folder is.
  std::vector<std::string> names() const;

 private:
  struct Slot {
    absl::once_flag once;
    std::atomic<bool> tried{false};
    absl::StatusOr<Engine> engine;
  };

  // The engine, made now if nobody asked before; none when it cannot be made.
  const Engine* Get(absl::string_view name) const;

  const EngineParts parts_;
  const std::string wanted_;
  mutable std::array<Slot, kEngineNames.size()> slots_;
  std::string degraded_reason_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_ENGINES_H_
