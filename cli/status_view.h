// How the three services are, as text and as JSON.
#ifndef PARALLAX_CLI_STATUS_VIEW_H_
#define PARALLAX_CLI_STATUS_VIEW_H_

#include <cstddef>
#include <string>

#include "absl/time/time.h"
#include "cli/style.h"
#include "parallax/v1/ingest_service.pb.h"
#include "parallax/v1/nlp_service.pb.h"
#include "parallax/v1/store_service.pb.h"

namespace parallax::cli {

// What one service answered.
struct ServiceState {
  std::string address;
  bool reachable = false;
  std::string readiness;  // "serving", "not serving", "unknown"; empty when not reachable
  std::string problem;    // why it is not reachable, and the remedy
};

struct SystemState {
  ServiceState ingest;
  v1::GetIngestStatusResponse ingest_status;
  ServiceState nlp;
  v1::GetEngineResponse engine;
  ServiceState query;
  v1::GetStoreStatusResponse store_status;
  absl::Time now;
};

std::string StatusView(const SystemState& state, size_t width, const Style& style);

// One object: "ingest", "nlp" and "query", each with address, reachable, readiness and status.
std::string StatusJson(const SystemState& state);

}  // namespace parallax::cli

#endif  // PARALLAX_CLI_STATUS_VIEW_H_
