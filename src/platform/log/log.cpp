// log — what the program says about itself, one JSON object a line on stderr.
#include "platform/log/log.h"

#include <spdlog/async.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <charconv>
#include <chrono>
#include <mutex>

namespace logging {
namespace {

constexpr std::string_view names[] = {"debug", "info", "warn", "error", "off"};
constexpr std::size_t lines_waiting =
    8192;  // beyond that the oldest are lost rather than the program stopped

std::atomic<Level> least_level{Level::info};
thread_local std::string_view request_id;

std::mutex redirect_mutex;
std::function<void(std::string_view)> redirected;

// Written by a thread of its own: a slow terminal or journal holds up no request.
spdlog::logger& logger() {
  static const auto pool = std::make_shared<spdlog::details::thread_pool>(lines_waiting, 1);
  static const auto made = [] {
    auto to_stderr = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    auto async = std::make_shared<spdlog::async_logger>(
        "sanzhi", std::move(to_stderr), pool, spdlog::async_overflow_policy::overrun_oldest);
    async->set_pattern("%v");
    async->set_level(spdlog::level::trace);
    async->flush_on(spdlog::level::info);
    return async;
  }();
  return *made;
}

void append_text(std::string& line, std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  line.push_back('"');
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      line.append({'\\', c});
    } else if (byte < 0x20 || byte == 0x7F) {
      line.append("\\u00").append({digits[byte >> 4], digits[byte & 15]});
    } else {
      line.push_back(c);
    }
  }
  line.push_back('"');
}

template <class Number>
void append_number(std::string& line, Number number) {
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  line.append(digits, end);
}

struct AppendValue {
  std::string& line;
  void operator()(std::string_view text) const { append_text(line, text); }
  void operator()(std::int64_t number) const { append_number(line, number); }
  void operator()(double number) const {
    // JSON knows neither infinity nor NaN.
    if (number - number == 0) {
      append_number(line, number);
    } else {
      line.append("null");
    }
  }
  void operator()(bool truth) const { line.append(truth ? "true" : "false"); }
};

std::string utc_now() {
  using namespace std::chrono;
  const auto now = floor<milliseconds>(system_clock::now());
  const std::tm utc = spdlog::details::os::gmtime(system_clock::to_time_t(now));
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", utc.tm_year + 1900,
                     utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec,
                     now.time_since_epoch().count() % 1000);
}

std::string line_of(Level level, std::string_view event, Fields fields) {
  std::string line = "{\"time\":\"" + utc_now() + "\",\"level\":\"";
  line.append(names[int(level)]).append("\",\"event\":");
  append_text(line, event);
  if (!request_id.empty()) {
    line.append(",\"request\":");
    append_text(line, request_id);
  }
  for (const Field& field : fields) {
    line.push_back(',');
    append_text(line, field.key);
    line.push_back(':');
    std::visit(AppendValue{line}, field.value);
  }
  return line.append("}");
}

void say(Level level, std::string_view event, Fields fields) {
  if (level < least_level.load(std::memory_order_relaxed)) return;
  const std::string line = line_of(level, event, fields);
  {
    const std::lock_guard lock(redirect_mutex);
    if (redirected) return redirected(line);
  }
  logger().log(level == Level::error ? spdlog::level::err : spdlog::level::info, line);
}

}  // namespace

void debug(std::string_view event, Fields fields) { say(Level::debug, event, fields); }
void info(std::string_view event, Fields fields) { say(Level::info, event, fields); }
void warn(std::string_view event, Fields fields) { say(Level::warn, event, fields); }
void error(std::string_view event, Fields fields) { say(Level::error, event, fields); }

void set_level(Level least) { least_level = least; }

bool set_level(std::string_view name) {
  for (int i = 0; i <= int(Level::off); ++i)
    if (names[i] == name) {
      set_level(Level(i));
      return true;
    }
  return false;
}

void redirect(std::function<void(std::string_view)> to) {
  const std::lock_guard lock(redirect_mutex);
  redirected = std::move(to);
}

Request::Request(std::string_view id) : outer_(request_id) { request_id = id; }
Request::~Request() { request_id = outer_; }

}  // namespace logging
