// log — what the program says about itself, one JSON object a line on stderr.
// The namespace is `logging` because <cmath> takes the global name `log`.
#pragma once
#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace logging {

enum class Level { debug, info, warn, error, off };

struct Field {
  template <std::integral T>
  Field(std::string_view key_, T value_) : key(key_), value(std::int64_t(value_)) {}
  Field(std::string_view key_, bool value_) : key(key_), value(value_) {}
  Field(std::string_view key_, double value_) : key(key_), value(value_) {}
  Field(std::string_view key_, std::string_view value_) : key(key_), value(value_) {}
  Field(std::string_view key_, const char* value_) : key(key_), value(std::string_view(value_)) {}
  Field(std::string_view key_, const std::string& value_)
      : key(key_), value(std::string_view(value_)) {}

  std::string_view key;
  std::variant<std::string_view, std::int64_t, double, bool> value;
};
using Fields = std::initializer_list<Field>;

// The event is a dotted name ("http.request"). Values never hold personal data: that is the
// caller's duty.
void debug(std::string_view event, Fields fields = {});
void info(std::string_view event, Fields fields = {});
void warn(std::string_view event, Fields fields = {});
void error(std::string_view event, Fields fields = {});

void set_level(Level least);
bool set_level(
    std::string_view name);  // "debug", "info", "warn", "error", "off"; false for any other

// Lines go to this function instead of stderr, until it is given nothing again.
void redirect(std::function<void(std::string_view line)> to);

// While it lives, every line of this thread carries the request's id.
class Request {
 public:
  explicit Request(std::string_view id);
  ~Request();
  Request(const Request&) = delete;

 private:
  std::string_view outer_;
};

}  // namespace logging
