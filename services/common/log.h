// Structured logs: one JSON object a line on standard error. Never article bodies, never secrets.
#ifndef PARALLAX_SERVICES_COMMON_LOG_H_
#define PARALLAX_SERVICES_COMMON_LOG_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <type_traits>

#include "absl/strings/string_view.h"

namespace parallax {

// A value of a log field, rendered as JSON.
class LogValue {
 public:
  LogValue(absl::string_view text);                                         // NOLINT: implicit by design
  LogValue(const char* text) : LogValue(absl::string_view(text)) {}         // NOLINT
  LogValue(const std::string& text) : LogValue(absl::string_view(text)) {}  // NOLINT
  LogValue(double number);                                                  // NOLINT
  LogValue(bool value) : json_(value ? "true" : "false") {}                 // NOLINT
  template <typename Integer>
  requires std::is_integral_v<Integer> LogValue(Integer number) : json_(std::to_string(number)) {}  // NOLINT

  const std::string& json() const { return json_; }

 private:
  std::string json_;
};

struct LogField {
  absl::string_view key;
  LogValue value;
};

// Names the service in every line that follows; call once in main.
void SetLogService(absl::string_view service);

// Writes one line: time, severity, service, event and the fields. Thread-safe.
void LogInfo(absl::string_view event, std::initializer_list<LogField> fields = {});
void LogWarning(absl::string_view event, std::initializer_list<LogField> fields = {});
void LogError(absl::string_view event, std::initializer_list<LogField> fields = {});

// The line that the functions above write, without time; for tests.
std::string FormatLogLine(absl::string_view severity, absl::string_view event,
                          std::initializer_list<LogField> fields);

}  // namespace parallax

#endif  // PARALLAX_SERVICES_COMMON_LOG_H_
