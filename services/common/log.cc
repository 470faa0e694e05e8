#include "services/common/log.h"

#include <unistd.h>

#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "services/common/utf8.h"

namespace parallax {
namespace {

std::string& ServiceName() {
  static std::string* name = new std::string("parallax");
  return *name;
}

std::string JsonString(absl::string_view text) {
  std::string out = "\"";
  for (const char c : RepairUtf8(text).text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
          absl::StrAppendFormat(&out, "\\u%04x", static_cast<int>(c));
        } else {
          out += c;
        }
    }
  }
  return out + "\"";
}

void Write(absl::string_view severity, absl::string_view event, std::initializer_list<LogField> fields) {
  const std::string time = absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::Now(), absl::UTCTimeZone());
  const std::string line =
      absl::StrCat("{\"time\":\"", time, "\",", FormatLogLine(severity, event, fields).substr(1), "\n");
  // One write call a line, so that lines of several threads never mix.
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace

LogValue::LogValue(absl::string_view text) : json_(JsonString(text)) {}
LogValue::LogValue(double number) : json_(std::isfinite(number) ? absl::StrFormat("%.6g", number) : "null") {}

void SetLogService(absl::string_view service) { ServiceName() = std::string(service); }

std::string FormatLogLine(absl::string_view severity, absl::string_view event,
                          std::initializer_list<LogField> fields) {
  std::string line = absl::StrCat("{\"severity\":\"", severity, "\",\"service\":", JsonString(ServiceName()),
                                  ",\"event\":", JsonString(event));
  for (const LogField& field : fields) {
    absl::StrAppend(&line, ",", JsonString(field.key), ":", field.value.json());
  }
  return line + "}";
}

void LogInfo(absl::string_view event, std::initializer_list<LogField> fields) {
  Write("INFO", event, fields);
}
void LogWarning(absl::string_view event, std::initializer_list<LogField> fields) {
  Write("WARNING", event, fields);
}
void LogError(absl::string_view event, std::initializer_list<LogField> fields) {
  Write("ERROR", event, fields);
}

}  // namespace parallax
