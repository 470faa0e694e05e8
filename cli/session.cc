#include "cli/session.h"

#include <ostream>

#include "cli/display_text.h"
#include "cli/json_output.h"

namespace parallax::cli {

void Session::Complain(absl::string_view message) const {
  console_.err << "parallaxctl: " << OneLine(message) << "\n" << std::flush;
}

ExitCode Session::Fail(const grpc::Status& status, const Endpoint& endpoint) const {
  Complain(ExplainFailure(status, endpoint));
  return ExitCodeOf(status);
}

void Session::WriteJson(const google::protobuf::Message& message) const {
  console_.out << ToJson(message) << "\n";
}

}  // namespace parallax::cli
