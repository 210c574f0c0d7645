// procedure — which acts does a procedure consist of, who does each, and what must have gone
// before?
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "casework/penalty_range.h"
#include "law/pack.h"
#include "recording/form.h"

namespace casework {

struct Stage {  // 环节
  std::string id, title;
};

struct ActKind {
  std::string id;                  // serve_notice
  std::string title;               // 送达行政处罚告知书: a verb phrase, as on a button
  std::string intro;               // what it does, one or two sentences
  std::string stage;               // where it stands on the spine
  std::vector<std::string> roles;  // any of them may do it
  std::string form;                // the document it makes; empty: none, or the act chooses
  std::string asks;                // lawpack/acts/ASKS.toml: what it asks besides
  std::string dated_by;  // the field that says when it happened in law; empty: when it is entered
  std::vector<std::string> after;      // acts that must have been done
  std::vector<std::string> not_after;  // acts after which it can no longer be done
  std::vector<std::string> gates;      // questions of law by name, see gates.h
  std::string basis;                   // of the order: penalty-law:54
  std::string applies;  // a main act is skipped unless this holds: always, hearing, review,
                        // collective, fine, overturned
  bool main = false;    // on the way from lead to closure
  bool once = false;
};

struct Procedure {
  std::string id, title;
  std::vector<Stage> stages;
  std::vector<ActKind> acts;               // main acts in their legal order
  std::vector<recording::Form> questions;  // of `asks`
  PenaltyRanges ranges;

  const ActKind* find(std::string_view act) const;
  const ActKind& act(std::string_view id) const;  // std::out_of_range names an unknown one
  const recording::Form* asks(const ActKind&) const;
  std::string_view stage_title(std::string_view stage) const;

  // lawpack/procedures/ID.toml; faults name file, line and fault.
  static Procedure read(const law::Pack&, std::string_view id, law::Faults&);
};

}  // namespace casework
