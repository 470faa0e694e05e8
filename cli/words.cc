#include "cli/words.h"

#include <google/protobuf/descriptor.h>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"

namespace parallax::cli {
namespace {

constexpr absl::string_view kUnspecified = "UNSPECIFIED";

}  // namespace

std::string BareEnumName(const google::protobuf::EnumDescriptor& descriptor, int number) {
  const google::protobuf::EnumValueDescriptor* zero = descriptor.FindValueByNumber(0);
  const google::protobuf::EnumValueDescriptor* value = descriptor.FindValueByNumber(number);
  if (value == nullptr) return std::string(kUnspecified);
  return value->name().substr(zero->name().size() - kUnspecified.size());
}

std::string ToWord(absl::string_view bare_name) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(bare_name), {{"_", "-"}});
}

std::vector<std::string> EnumWords(const google::protobuf::EnumDescriptor& descriptor) {
  std::vector<std::string> words;
  for (int i = 0; i < descriptor.value_count(); ++i) {
    const int number = descriptor.value(i)->number();
    if (number != 0) words.push_back(ToWord(BareEnumName(descriptor, number)));
  }
  return words;
}

std::optional<int> ParseEnumWord(const google::protobuf::EnumDescriptor& descriptor, absl::string_view word) {
  for (int i = 0; i < descriptor.value_count(); ++i) {
    const int number = descriptor.value(i)->number();
    if (number != 0 && absl::EqualsIgnoreCase(ToWord(BareEnumName(descriptor, number)), word)) return number;
  }
  return std::nullopt;
}

}  // namespace parallax::cli
