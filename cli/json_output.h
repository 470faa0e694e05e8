// Messages as proto3 JSON for scripts.
#ifndef PARALLAX_CLI_JSON_OUTPUT_H_
#define PARALLAX_CLI_JSON_OUTPUT_H_

#include <google/protobuf/message.h>

#include <string>

namespace parallax::cli {

// One line without line end: field names as in the .proto files, fields that are zero or empty included, so
// that scripts may rely on them.
std::string ToJson(const google::protobuf::Message& message);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_JSON_OUTPUT_H_
