#include "services/nlp/model_config_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/error.h"
#include "services/nlp/neural_model.h"
#include "services/nlp/word_shapes.h"

namespace parallax::nlp {
namespace {

using Json = nlohmann::json;
using Labels = std::vector<std::string>;

constexpr uint32_t kMaxHidden = 1U << 14;
constexpr uint32_t kMaxTokens = 512;
constexpr char kRemedy[] = "; export the package again";

// Reads json[key] into `value`; `field` is its path in the manifest.
template <typename T>
absl::Status ReadAs(const Json& json, const char* key, const std::string& field, T& value) {
  try {
    const Json& found = json.at(key);
    if (std::is_arithmetic_v<T> && !found.is_number()) {
      return InvalidField(field, absl::StrCat("not a number", kRemedy));
    }
    found.get_to(value);
  } catch (const Json::exception& e) {
    return InvalidField(field, absl::StrCat(e.what(), kRemedy));
  }
  return absl::OkStatus();
}

template <typename T>
absl::Status Read(const Json& json, const char* field, T& value) {
  return ReadAs(json, field, field, value);
}

template <typename T>
absl::Status Require(const Json& json, const char* field, const T& expected, absl::string_view described) {
  T value;
  PARALLAX_RETURN_IF_ERROR(Read(json, field, value));
  if (value == expected) return absl::OkStatus();
  return InvalidField(field, absl::StrCat("this program knows ", described,
                                          " only; take a package and a program "
                                          "of the same release"));
}

absl::Status RequireNumber(const Json& json, const char* field, size_t expected) {
  return Require(json, field, expected, absl::StrCat(expected));
}

absl::Status RequireLabels(const Json& json, const char* field, const Labels& expected) {
  return Require(json, field, expected, absl::StrJoin(expected, ", "));
}

absl::Status ReadSize(const Json& json, const char* field, uint32_t least, uint32_t most, uint32_t& value) {
  int64_t number = 0;
  PARALLAX_RETURN_IF_ERROR(Read(json, field, number));
  if (number < int64_t{least} || number > int64_t{most}) {
    return InvalidField(field, absl::StrCat(number, " is not within ", least, " to ", most, kRemedy));
  }
  value = static_cast<uint32_t>(number);
  return absl::OkStatus();
}

absl::Status ReadTemperatures(const Json& json, Temperatures& temperatures) {
  Json fields;
  PARALLAX_RETURN_IF_ERROR(Read(json, "temperatures", fields));
  struct Field {
    const char* name;
    float& value;
  };
  for (const Field& field : {Field{"pair", temperatures.pair}, Field{"modality", temperatures.modality},
                             Field{"voice", temperatures.voice}, Field{"author", temperatures.author},
                             Field{"antecedent", temperatures.antecedent}}) {
    const std::string path = absl::StrCat("temperatures.", field.name);
    PARALLAX_RETURN_IF_ERROR(ReadAs(fields, field.name, path, field.value));
    if (field.value <= 0) return InvalidField(path, absl::StrCat("must be above 0", kRemedy));
  }
  return absl::OkStatus();
}

absl::Status ReadCalibration(const Json& json, std::map<std::string, CalibrationKnots>& calibration) {
  std::map<std::string, Json> fields;
  PARALLAX_RETURN_IF_ERROR(Read(json, "calibration", fields));
  for (const auto& [name, knots_json] : fields) {
    CalibrationKnots& knots = calibration[name];
    const std::string path = absl::StrCat("calibration.", name);
    PARALLAX_RETURN_IF_ERROR(ReadAs(knots_json, "x", path, knots.x));
    PARALLAX_RETURN_IF_ERROR(ReadAs(knots_json, "y", path, knots.y));
    if (knots.x.empty() || knots.x.size() != knots.y.size() ||
        !std::is_sorted(knots.x.begin(), knots.x.end())) {
      return InvalidField(path, absl::StrCat("x must ascend and have a y for each", kRemedy));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckLabels(const ModelConfig& config) {
  if (config.name_labels.empty() || config.name_labels.front() != "O") {
    return InvalidField("name_labels", absl::StrCat("the first label is \"O\"", kRemedy));
  }
  return absl::OkStatus();
}

absl::Status ReadConfig(const Json& json, ModelConfig& config) {
  PARALLAX_RETURN_IF_ERROR(Read(json, "name", config.name));
  PARALLAX_RETURN_IF_ERROR(Read(json, "version", config.version));
  PARALLAX_RETURN_IF_ERROR(ReadSize(json, "hidden", 1, kMaxHidden, config.hidden));
  PARALLAX_RETURN_IF_ERROR(ReadSize(json, "max_tokens", 3, kMaxTokens, config.max_tokens));
  PARALLAX_RETURN_IF_ERROR(Read(json, "pad_id", config.pad_id));
  PARALLAX_RETURN_IF_ERROR(Read(json, "unk_id", config.unknown_id));
  PARALLAX_RETURN_IF_ERROR(Read(json, "begin_id", config.begin_id));
  PARALLAX_RETURN_IF_ERROR(Read(json, "end_id", config.end_id));
  PARALLAX_RETURN_IF_ERROR(Read(json, "name_labels", config.name_labels));
  PARALLAX_RETURN_IF_ERROR(Read(json, "description_labels", config.description_labels));
  PARALLAX_RETURN_IF_ERROR(CheckLabels(config));
  PARALLAX_RETURN_IF_ERROR(Read(json, "thresholds", config.thresholds));
  PARALLAX_RETURN_IF_ERROR(ReadTemperatures(json, config.temperatures));
  return ReadCalibration(json, config.calibration);
}

// What the program is written for.
absl::Status CheckKnown(const Json& json) {
  PARALLAX_RETURN_IF_ERROR(RequireNumber(json, "shapes", kWordShapes));
  PARALLAX_RETURN_IF_ERROR(RequireNumber(json, "pair_extras", kPairExtras));
  PARALLAX_RETURN_IF_ERROR(RequireNumber(json, "antecedent_extras", kAntecedentExtras));
  PARALLAX_RETURN_IF_ERROR(
      RequireLabels(json, "description_labels", {"O", "B-NOMINAL", "I-NOMINAL", "B-PRONOUN", "I-PRONOUN"}));
  PARALLAX_RETURN_IF_ERROR(RequireLabels(json, "polarities", {"support", "oppose"}));
  PARALLAX_RETURN_IF_ERROR(RequireLabels(json, "modalities", {"ASSERTED", "POSSIBLE", "NEGATED"}));
  return RequireLabels(json, "voices", {"AUTHOR", "HOLDER", "UNNAMED", "OTHER"});
}

}  // namespace

absl::StatusOr<ModelManifest> ReadModelManifest(absl::string_view json) {
  const Json parsed = Json::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false);
  if (!parsed.is_object()) return InvalidField("model.json", absl::StrCat("not a JSON object", kRemedy));
  ModelManifest manifest;
  PARALLAX_RETURN_IF_ERROR(CheckKnown(parsed));
  PARALLAX_RETURN_IF_ERROR(ReadConfig(parsed, manifest.config));
  PARALLAX_RETURN_IF_ERROR(Read(parsed, "files", manifest.files));
  return manifest;
}

}  // namespace parallax::nlp
