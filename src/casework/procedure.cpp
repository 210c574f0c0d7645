#include "casework/procedure.h"

#include <algorithm>
#include <stdexcept>

#include "casework/gates.h"
#include "law/rows.h"
#include "recording/form_read.h"

namespace casework {
namespace {

ActKind read_act(law::RowReader& row) {
  ActKind act;
  act.id = row.text("id");
  act.title = row.text("title");
  act.intro = row.text_or("intro");
  act.stage = row.text("stage");
  act.roles = row.texts("roles");
  act.form = row.text_or("form");
  act.asks = row.text_or("asks");
  act.dated_by = row.text_or("dated_by");
  act.after = row.texts_or_none("after");
  act.not_after = row.texts_or_none("not_after");
  act.gates = row.texts_or_none("gates");
  act.basis = row.text("basis");
  act.applies = row.text_or("applies", "always");
  act.main = row.flag("main", false);
  act.once = row.flag("once", false);
  row.finish();
  return act;
}

// Everything an act names has to exist.
void check(const Procedure& p, const std::string& file, law::Faults& faults) {
  for (const ActKind& act : p.acts) {
    const auto wrong = [&](const std::string& what) { faults.push_back({file, 0, act.id, what}); };
    for (const auto& list : {act.after, act.not_after})
      for (const auto& other : list)
        if (!p.find(other)) wrong("没有“" + other + "”这一步");
    for (const auto& gate : act.gates)
      if (!gate_named(gate)) wrong("没有“" + gate + "”这一条件");
    if (std::ranges::find(p.stages, act.stage, &Stage::id) == p.stages.end())
      wrong("没有“" + act.stage + "”环节");
  }
}

}  // namespace

Procedure Procedure::read(const law::Pack& pack, std::string_view id, law::Faults& faults) {
  const auto file = "procedures/" + std::string(id) + ".toml";
  Procedure p;
  for (const law::Row& row : law::toml_rows(file, pack.file(file), faults)) {
    law::RowReader reader(file, row, faults);
    if (row.table == "act") {
      p.acts.push_back(read_act(reader));
    } else if (row.table == "stage") {
      p.stages.push_back({reader.text("id"), reader.text("title")});
      reader.finish();
    } else {
      p.id = reader.text("id");
      p.title = reader.text("title");
      reader.finish();
    }
  }
  for (const ActKind& act : p.acts) {
    if (act.asks.empty() ||
        std::ranges::find(p.questions, act.asks, &recording::Form::id) != p.questions.end())
      continue;
    const auto asked = "acts/" + act.asks + ".toml";
    p.questions.push_back(recording::read_form(asked, pack.file(asked), faults));
  }
  p.ranges = PenaltyRanges::read(pack, faults);
  check(p, file, faults);
  return p;
}

const ActKind* Procedure::find(std::string_view wanted) const {
  const auto found = std::ranges::find(acts, wanted, &ActKind::id);
  return found == acts.end() ? nullptr : &*found;
}

const ActKind& Procedure::act(std::string_view wanted) const {
  if (const auto* found = find(wanted)) return *found;
  throw std::out_of_range("no act " + std::string(wanted));
}

const recording::Form* Procedure::asks(const ActKind& act) const {
  const auto found = std::ranges::find(questions, act.asks, &recording::Form::id);
  return found == questions.end() ? nullptr : &*found;
}

std::string_view Procedure::stage_title(std::string_view stage) const {
  const auto found = std::ranges::find(stages, stage, &Stage::id);
  return found == stages.end() ? std::string_view() : std::string_view(found->title);
}

}  // namespace casework
