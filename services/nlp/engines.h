// The engines: the stages of each, which of them can be made, and which one answers.
#ifndef PARALLAX_SERVICES_NLP_ENGINES_H_
#define PARALLAX_SERVICES_NLP_ENGINES_H_

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "parallax/v1/annotation.pb.h"
#include "services/nlp/catalogue.h"
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
  std::string models_folder;  // holds a folder for each model, by its name
};

struct Engine {
  v1::Engine description;
  Stages stages;  // run after the front stages, in this order
};

// What comes before the stages of any engine: sentences, tokens, and names as they are written.
Stages MakeFrontStages(const Catalogue& catalogue);

// The engine `name`, of kEngineNames. NOT_FOUND, naming the folder and the remedy, when its model is not
// there.
absl::StatusOr<Engine> MakeEngine(absl::string_view name, const EngineParts& parts);

// The engines that can be made of some parts. Immutable and thread-safe.
class EngineSet {
 public:
  struct Choice {
    const Engine* engine;
    bool degraded;  // the rules stand in for the model that was asked for
  };

  // `wanted` is the engine for whoever asks for none: one of kEngineNames or kAutoEngine. "auto" is degraded
  // when only the rules are there.
  EngineSet(const EngineParts& parts, std::string wanted);

  // The engine `model`, of kEngineNames; empty: the wanted one. The rules where that one is not there.
  Choice Choose(absl::string_view model) const;

  const std::string& wanted() const { return wanted_; }
  // Why the wanted engine is not there; empty when it is.
  const std::string& degraded_reason() const { return degraded_reason_; }
  // Names of the engines that are there, best first.
  std::vector<std::string> names() const;

 private:
  const Engine* Find(absl::string_view name) const;

  const std::string wanted_;
  std::vector<std::unique_ptr<const Engine>> engines_;  // best first, the rules last
  std::string degraded_reason_;
};

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_ENGINES_H_
