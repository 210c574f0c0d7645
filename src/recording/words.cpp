#include "recording/words.h"

#include <algorithm>

#include "law/money.h"

namespace recording {

namespace json = boost::json;

namespace {

bool is_empty(const json::value& v) {
  if (v.is_null()) return true;
  if (v.is_string()) return v.get_string().empty();
  if (v.is_array()) return v.get_array().empty();
  if (v.is_object()) return v.get_object().empty();
  return v.is_bool() && !v.get_bool();
}

std::string text_of(const json::value& v) {
  return v.is_string() ? std::string(v.get_string()) : json::serialize(v);
}

void add_joined(std::string& all, const std::string& one) {
  if (one.empty()) return;
  if (!all.empty()) all += "、";
  all += one;
}

}  // namespace

const json::value* at_path(const json::object& object, std::string_view path) {
  const auto dot = path.find('.');
  const auto* here = object.if_contains(path.substr(0, dot));
  if (!here || dot == path.npos) return here;
  const auto* deeper = here->if_object();
  return deeper ? at_path(*deeper, path.substr(dot + 1)) : nullptr;
}

std::string date_said(std::string_view text) {
  if (text.size() == 10)
    if (const auto day = law::parse_date(text)) return timing::chinese(*day);
  const auto event = text.size() >= 16 ? law::parse_event(text.substr(0, 16)) : std::nullopt;
  if (!event || !event->at) return std::string(text);
  const auto hour = event->at->count() / 60, minute = event->at->count() % 60;
  return timing::chinese(event->on) + std::to_string(hour) + "时" + (minute < 10 ? "0" : "") +
         std::to_string(minute) + "分";
}

std::optional<std::int64_t> fen_of(const json::value& v) {
  if (v.is_string()) return law::parse_yuan(std::string_view(v.get_string()));
  if (v.is_number()) return law::parse_yuan(json::serialize(v));
  return std::nullopt;
}

const json::value* Words::find(std::string_view key) const {
  if (const auto* field = at_path(filled_.fields, key)) return field;
  return at_path(filled_.about, key);
}

std::string Words::officer(const json::value& person) const {
  const auto* known = at_path(filled_.about, "officers." + text_of(person));
  if (!known || !known->is_object()) return {};
  const auto name = at_path(known->get_object(), "name");
  const auto number = at_path(known->get_object(), "certificate");
  std::string out = name ? text_of(*name) : "";
  if (number && !is_empty(*number)) out += "（证号" + text_of(*number) + "）";
  return out;
}

std::string Words::said(const json::value& v, FieldType type) const {
  if (is_empty(v)) return {};
  if (v.is_array()) {
    std::string all;
    for (const auto& each : v.get_array()) add_joined(all, said(each, type));
    return all;
  }
  if (type == FieldType::officers) return officer(v);
  if (v.is_bool()) return "是";
  if (const auto fen = type == FieldType::money ? fen_of(v) : std::nullopt) return law::yuan(*fen);
  return date_said(text_of(v));
}

std::string Words::said(std::string_view key) const {
  const auto* v = find(key);
  if (!v || v->is_object()) return {};
  const auto* field = form_.field(key);
  return said(*v, field ? field->type : FieldType::text);
}

std::string Words::law_words(const Expression& asked) const {
  if (asked.verb == "law") return wording_.law.basis(asked.key).text();
  if (asked.verb == "term") {
    const auto& term = wording_.law.term(asked.key, wording_.on);
    return law::chinese(term.unit, term.value);
  }
  const auto& parameter = wording_.law.parameter(asked.key, wording_.on);
  return parameter.text.empty() ? std::to_string(parameter.value) : parameter.text;
}

// 警告、罚款人民币30,000元（大写：叁万元整）
std::string Words::penalties(const json::value& kinds) const {
  std::string all;
  const auto* amount = find("fine_yuan");
  const auto fen = amount ? fen_of(*amount) : std::nullopt;
  for (const auto& kind : kinds.is_array() ? kinds.get_array() : json::array{kinds}) {
    auto words = text_of(kind);
    if (fen && words == "罚款")
      words += "人民币" + law::yuan(*fen) + "（大写：" + law::capital_amount(*fen) + "）";
    add_joined(all, words);
  }
  return all;
}

std::string Words::value(const Expression& asked) const {
  if (asked.verb == "penalty") {
    const auto* kinds = find(asked.key);
    return kinds ? penalties(*kinds) : "";
  }
  if (asked.verb == "yuan" || asked.verb == "capital") {
    const auto* v = find(asked.key);
    const auto fen = v ? fen_of(*v) : std::nullopt;
    if (!fen) return {};
    return asked.verb == "yuan" ? law::yuan(*fen) : law::capital_amount(*fen);
  }
  if (!asked.verb.empty()) return law_words(asked);
  if (asked.key.starts_with("rights."))
    return fill(wording_.forms.rights().at(std::string(asked.key.substr(7))));
  return said(asked.key);
}

bool holds(const json::value* v, const Condition& asked) {
  bool is = v && !is_empty(*v);
  if (is && !asked.word.empty()) {
    const auto* list = v->if_array();
    const auto same = [&](const json::value& one) { return text_of(one) == asked.word; };
    is = list ? std::ranges::any_of(*list, same) : same(*v);
  }
  return is != asked.negated;
}

bool Words::holds(std::string_view text) const {
  const auto asked = condition_of(text);
  return recording::holds(find(asked.key), asked);
}

std::string Words::fill(std::string_view text, std::string_view blank) const {
  std::string out;
  std::vector<bool> shown{true};
  for (const auto& piece : pieces_of(text)) {
    using Kind = Piece::Kind;
    if (piece.kind == Kind::when) shown.push_back(shown.back() && holds(piece.text));
    if (piece.kind == Kind::unless) shown.push_back(shown.back() && !holds(piece.text));
    if (piece.kind == Kind::end && shown.size() > 1) shown.pop_back();
    if (!shown.back()) continue;
    if (piece.kind == Kind::words) out += piece.text;
    if (piece.kind == Kind::value) {
      const auto words = value(expression_of(piece.text));
      out += words.empty() ? std::string(blank) : words;
    }
  }
  return out;
}

}  // namespace recording
