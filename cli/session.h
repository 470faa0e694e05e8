// What every command needs: options, console, services.
#ifndef PARALLAX_CLI_SESSION_H_
#define PARALLAX_CLI_SESSION_H_

#include <grpcpp/client_context.h>
#include <grpcpp/support/status.h>

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "cli/connection.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/style.h"

namespace parallax::cli {

inline constexpr absl::Duration kDefaultTimeout = absl::Seconds(30);

// One run of parallaxctl. `options` and `console` must outlive it.
class Session {
 public:
  Session(const GlobalOptions& options, const Console& console)
      : options_(options),
        console_(console),
        connection_(options),
        style_(UsesColour(console, options.color)),
        width_(LineWidth(console, options.width)) {}

  const GlobalOptions& options() const { return options_; }
  const Console& console() const { return console_; }
  Connection& connection() { return connection_; }
  const Style& style() const { return style_; }
  size_t width() const { return width_; }

  std::ostream& out() const { return console_.out; }
  std::ostream& err() const { return console_.err; }

  absl::Duration timeout() const { return options_.timeout.value_or(kDefaultTimeout); }

  // Makes a unary call with the timeout as its deadline.
  template <typename Stub, typename Request, typename Response>
  grpc::Status Call(Stub& stub, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                    const Request& request, Response& response) const {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + timeout()));
    return (stub.*method)(&context, request, &response);
  }

  // Writes "parallaxctl: MESSAGE" to standard error.
  void Complain(absl::string_view message) const;

  // Complains about a failed call and gives the exit code for it.
  ExitCode Fail(const grpc::Status& status, const Endpoint& endpoint) const;

  // Writes one line of JSON to standard output.
  void WriteJson(const google::protobuf::Message& message) const;

 private:
  const GlobalOptions& options_;
  const Console& console_;
  Connection connection_;
  const Style style_;
  const size_t width_;
};

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_SESSION_H_
