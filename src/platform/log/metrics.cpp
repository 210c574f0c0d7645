// metrics — how often and how long, for Prometheus; the only file that knows its library.
#include "platform/log/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>

namespace logging {
namespace {

prometheus::Registry& registry() {
  static prometheus::Registry one;
  return one;
}

std::map<std::string, std::string> labels_of(Labels labels) {
  std::map<std::string, std::string> out;
  for (const auto& [name, value] : labels) out.emplace(name, value);
  return out;
}

}  // namespace

Counter counter(std::string_view name, std::string_view help, Labels labels) {
  auto& family = prometheus::BuildCounter()
                     .Name(std::string(name))
                     .Help(std::string(help))
                     .Register(registry());
  return Counter(&family.Add(labels_of(labels)));
}

Gauge gauge(std::string_view name, std::string_view help, Labels labels) {
  auto& family =
      prometheus::BuildGauge().Name(std::string(name)).Help(std::string(help)).Register(registry());
  return Gauge(&family.Add(labels_of(labels)));
}

Histogram histogram(std::string_view name, std::string_view help, Labels labels) {
  static const prometheus::Histogram::BucketBoundaries seconds{
      .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};
  auto& family = prometheus::BuildHistogram()
                     .Name(std::string(name))
                     .Help(std::string(help))
                     .Register(registry());
  return Histogram(&family.Add(labels_of(labels), seconds));
}

void Counter::add(double by) const { static_cast<prometheus::Counter*>(metric_)->Increment(by); }
void Gauge::set(double value) const { static_cast<prometheus::Gauge*>(metric_)->Set(value); }
void Gauge::add(double by) const { static_cast<prometheus::Gauge*>(metric_)->Increment(by); }
void Histogram::observe(double seconds) const {
  static_cast<prometheus::Histogram*>(metric_)->Observe(seconds);
}

std::string metrics_text() {
  return prometheus::TextSerializer().prometheus::Serializer::Serialize(registry().Collect());
}

}  // namespace logging
