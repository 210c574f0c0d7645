// outcome — an answer, or the refusals that stand in its way, each with the article it rests on.
#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace law {

struct LegalBasis {
  std::string instrument;  // 《中华人民共和国行政处罚法》
  std::string provision;   // 第五十八条
  std::string text() const { return instrument + provision; }
  bool operator==(const LegalBasis&) const = default;
};

struct Refusal {
  std::string rule;    // id of the gate, e.g. "penalty.two_officers"; counted by oversight
  std::string reason;  // a sentence the officer can act on, shown as it stands
  LegalBasis basis;
  std::string mend;  // where it is put right: the act or field to go to, may be empty
};

using Refusals = std::vector<Refusal>;  // all that is missing, at once; empty means: go on

// Holds a T, or at least one Refusal.
template <class T>
class Outcome {
 public:
  Outcome(T value) : held_(std::move(value)) {}
  Outcome(Refusal refusal) : held_(Refusals{std::move(refusal)}) {}
  Outcome(Refusals refusals) : held_(std::move(refusals)) {}

  explicit operator bool() const { return std::holds_alternative<T>(held_); }
  T& operator*() { return std::get<T>(held_); }
  const T& operator*() const { return std::get<T>(held_); }
  T* operator->() { return &std::get<T>(held_); }
  const T* operator->() const { return &std::get<T>(held_); }
  const Refusals& refusals() const { return std::get<Refusals>(held_); }

 private:
  std::variant<T, Refusals> held_;
};

}  // namespace law
