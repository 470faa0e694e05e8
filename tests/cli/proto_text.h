// Messages from their text form, for tests.
#ifndef PARALLAX_TESTS_CLI_PROTO_TEXT_H_
#define PARALLAX_TESTS_CLI_PROTO_TEXT_H_

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>

namespace parallax::cli {

template <typename Message>
Message FromText(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

}  // namespace parallax::cli

#endif  // PARALLAX_TESTS_CLI_PROTO_TEXT_H_
