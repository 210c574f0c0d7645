// form — what is asked, what was typed, what is wrong with it: the model of layout/form.html.
#pragma once
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "law/outcome.h"
#include "platform/http/http.h"
#include "platform/timing/timing.h"

namespace registry {

using Options = std::vector<std::pair<std::string, std::string>>;  // value, text
using Extra = boost::json::object;                                 // further keys of the field

class Form {
 public:
  // A form that is shown again after it was sent keeps what was typed; each refusal stands at the
  // field its `mend` names.
  Form(const http::Request& request, law::Refusals refusals)
      : request_(request), refusals_(std::move(refusals)) {}

  Form& group(const std::string& legend);
  Form& text(const std::string& name, const std::string& label, const std::string& value = "",
             Extra extra = {});
  Form& area(const std::string& name, const std::string& label, const std::string& value = "",
             Extra extra = {});
  Form& number(const std::string& name, const std::string& label,
               const std::optional<std::int64_t>& value, Extra extra = {});
  Form& date(const std::string& name, const std::string& label,
             const std::optional<timing::Date>& value, Extra extra = {});
  Form& select(const std::string& name, const std::string& label, const Options& options,
               const std::string& value = "", Extra extra = {});
  Form& checkboxes(const std::string& name, const std::string& label, const Options& options,
                   const std::vector<std::string>& checked, Extra extra = {});
  Form& check(const std::string& name, const std::string& label, Extra extra = {});
  Form& password(const std::string& name, const std::string& label, Extra extra = {});
  Form& file(const std::string& name, const std::string& label, Extra extra = {});

  // Into the model of a page, with everything layout/form.html and layout/errors.html ask for.
  void into(boost::json::object& model, const std::string& action, const std::string& submit_text,
            const std::string& idempotency) const;
  // For filters: the fields of all groups alone.
  boost::json::array fields() const;

 private:
  Form& add(const char* type, const std::string& name, const std::string& label,
            boost::json::value value, Extra extra);
  std::string typed(const std::string& name, const std::string& value) const;

  struct Group {
    std::string legend;
    boost::json::array fields;
  };
  const http::Request& request_;
  const law::Refusals refusals_;
  std::vector<Group> groups_;
  bool multipart_ = false;
};

// What was typed, blanks at the ends gone.
std::string sent(const http::Request&, std::string_view name);
// Empty for nothing; a text that is none adds a refusal.
std::optional<timing::Date> date_sent(const http::Request&, std::string_view name,
                                      law::Refusals& refusals);
std::optional<std::int64_t> number_sent(const http::Request&, std::string_view name,
                                        law::Refusals& refusals);

}  // namespace registry
