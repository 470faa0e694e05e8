// Enum values as people type and read them: "ARMED_GROUP" in files, "armed-group" on the command line.
#ifndef PARALLAX_CLI_WORDS_H_
#define PARALLAX_CLI_WORDS_H_

#include <google/protobuf/generated_enum_reflection.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace parallax::cli {

// The value's name without the prefix that all values of its enum share; "UNSPECIFIED" for a number that the
// enum does not have.
std::string BareEnumName(const google::protobuf::EnumDescriptor& descriptor, int number);

// "ARMED_GROUP" to "armed-group".
std::string ToWord(absl::string_view bare_name);

// Words of all values but the unspecified one.
std::vector<std::string> EnumWords(const google::protobuf::EnumDescriptor& descriptor);

// The number whose word this is, case ignored.
std::optional<int> ParseEnumWord(const google::protobuf::EnumDescriptor& descriptor, absl::string_view word);

template <typename Enum>
std::string BareName(Enum value) {
  return BareEnumName(*google::protobuf::GetEnumDescriptor<Enum>(), static_cast<int>(value));
}

template <typename Enum>
std::string Word(Enum value) {
  return ToWord(BareName(value));
}

template <typename Enum>
std::vector<std::string> Words() {
  return EnumWords(*google::protobuf::GetEnumDescriptor<Enum>());
}

template <typename Enum>
std::optional<Enum> ParseWord(absl::string_view word) {
  const std::optional<int> number = ParseEnumWord(*google::protobuf::GetEnumDescriptor<Enum>(), word);
  if (!number.has_value()) return std::nullopt;
  return static_cast<Enum>(*number);
}

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_WORDS_H_
