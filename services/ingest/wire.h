// Protobuf messages to and from the bytes of gRPC's raw methods.
#ifndef PARALLAX_SERVICES_INGEST_WIRE_H_
#define PARALLAX_SERVICES_INGEST_WIRE_H_

#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/support/byte_buffer.h>

namespace parallax::ingest {

// False where the bytes are not this message. Consumes `buffer`.
template <typename Message>
bool FromWire(grpc::ByteBuffer& buffer, Message& message) {
  return grpc::SerializationTraits<Message>::Deserialize(&buffer, &message).ok();
}

template <typename Message>
grpc::ByteBuffer ToWire(const Message& message) {
  grpc::ByteBuffer buffer;
  bool owns_bytes = false;
  // Fails only for a message of 2 GiB and more.
  [[maybe_unused]] const grpc::Status status =
      grpc::SerializationTraits<Message>::Serialize(message, &buffer, &owns_bytes);
  return buffer;
}

}  // namespace parallax::ingest

#endif  // PARALLAX_SERVICES_INGEST_WIRE_H_
