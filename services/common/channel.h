// Client channels as all programs here make them.
#ifndef PARALLAX_SERVICES_COMMON_CHANNEL_H_
#define PARALLAX_SERVICES_COMMON_CHANNEL_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

namespace parallax {

// Largest message between the services: an article of 1 MiB with its annotation stays below it.
inline constexpr int kMaxMessageBytes = 16 << 20;

// A channel to `address` ("host:port"): messages up to kMaxMessageBytes, keepalive pings, and a reconnect
// within a second of the server's return.
std::shared_ptr<grpc::Channel> MakeChannel(const std::string& address);

}  // namespace parallax

#endif  // PARALLAX_SERVICES_COMMON_CHANNEL_H_
