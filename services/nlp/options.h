// What main.cc reads from the command line.
#ifndef PARALLAX_SERVICES_NLP_OPTIONS_H_
#define PARALLAX_SERVICES_NLP_OPTIONS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/common/grpc_server.h"
#include "services/nlp/pipeline.h"
#include "services/nlp/worker.h"

namespace parallax::nlp {

struct Options {
  std::vector<std::string> extra_arguments;
  PipelineOptions pipeline;
  GrpcServerOptions server;
  WorkerOptions worker;
  int threads = 0;
  int credit = 64;
};

// Checks the options, naming the flag that is wrong, and fills in what follows from the machine.
absl::Status Complete(Options& options);

}  // namespace parallax::nlp

#endif  // PARALLAX_SERVICES_NLP_OPTIONS_H_
