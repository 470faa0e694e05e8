// What main.cc reads from the command line.
#ifndef PARALLAX_SERVICES_INGEST_OPTIONS_H_
#define PARALLAX_SERVICES_INGEST_OPTIONS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/common/grpc_server.h"
#include "services/ingest/article_log.h"
#include "services/ingest/broker.h"
#include "services/ingest/ingest_service.h"

namespace parallax::ingest {

struct Options {
  std::vector<std::string> extra_arguments;
  GrpcServerOptions server;
  std::string data = "./parallax-data/ingest";
  int cache_mib = 64;
  int executor_threads = 2;
  int max_queued_articles = 16384;
  int max_queued_mib = 256;
  int publish_window = 64;
  int max_workers = 1024;

  // Names the flag that is wrong and what would be right.
  absl::Status Validate() const;

  // Of the parts; call after Validate.
  ArticleLogOptions log() const;
  BrokerOptions broker() const;
  IngestServiceOptions service() const;
};

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_OPTIONS_H_
