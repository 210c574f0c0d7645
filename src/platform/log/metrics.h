// metrics — how often and how long, for Prometheus; labels take few values, never a person or a
// number of a case.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace logging {

using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// Handles stay good for as long as the program runs; adding to one is cheap, looking one up is not.
class Counter {
 public:
  void add(double by = 1) const;

 private:
  friend Counter counter(std::string_view, std::string_view, Labels);
  explicit Counter(void* metric) : metric_(metric) {}
  void* metric_;
};

class Gauge {
 public:
  void set(double value) const;
  void add(double by) const;

 private:
  friend Gauge gauge(std::string_view, std::string_view, Labels);
  explicit Gauge(void* metric) : metric_(metric) {}
  void* metric_;
};

class Histogram {  // of seconds, from half a millisecond to ten seconds
 public:
  void observe(double seconds) const;

 private:
  friend Histogram histogram(std::string_view, std::string_view, Labels);
  explicit Histogram(void* metric) : metric_(metric) {}
  void* metric_;
};

// The same name and labels give the same metric. Names: "sanzhi_…_total", "sanzhi_…_seconds",
// "sanzhi_…_bytes".
Counter counter(std::string_view name, std::string_view help, Labels labels = {});
Gauge gauge(std::string_view name, std::string_view help, Labels labels = {});
Histogram histogram(std::string_view name, std::string_view help, Labels labels = {});

std::string metrics_text();  // the page /metrics

}  // namespace logging
