// present — how a page shows what the law says: the article behind a sentence, the count of a time
// limit, a light, what is still missing. Models for the templates of the site's layout.
#pragma once
#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "law/clocks.h"

namespace law {

// chip.html; null when there is nothing to cite. `rule` names what was asked, where that is not the
// article itself.
boost::json::value chip(const Pack&, std::string_view basis_key, std::string_view rule = {});
boost::json::value chip(const Pack&, const LegalBasis&, std::string_view rule = {});
boost::json::value chip(const Pack&, const Clock&);  // with the whole count
boost::json::object counting(const Pack&, const Clock&);

// When a clock runs out; beyond the years of the calendar the plain count, where there is one.
std::optional<Date> day_of(const Clock&);

struct Light {        // how a clock stands
  std::string state;  // ok near late
  std::string left;   // 还剩 2 个工作日
};
Light light_on(const Pack&, Date due, Date today);
boost::json::value light(const Pack&, std::optional<Date> due, Date today);  // null without a date

// A line of clocks.html.
boost::json::object clock_line(const Pack&, const Clock&, Date today);

struct Mend {  // where a refusal is put right; empty: nowhere on a page
  std::string url, text;
};
using MendOf = std::function<Mend(const Refusal&)>;
// missing.html: 还缺什么，才能“act_name”.
void add_missing(boost::json::object& model, const Pack&, const Refusals&,
                 const std::string& act_name, const MendOf&);
// errors.html: the same sentences after a refused attempt.
boost::json::array errors(const Pack&, const Refusals&, const MendOf&);

}  // namespace law
