#include "cli/json_output.h"

#include <google/protobuf/util/json_util.h>

namespace parallax::cli {

std::string ToJson(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  std::string json;
  // Fails on Any and on malformed well-known types only; no message of ours holds either.
  (void)google::protobuf::util::MessageToJsonString(message, &json, options);
  return json;
}

}  // namespace parallax::cli
