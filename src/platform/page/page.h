// page — what a room's page function gives: a template, its model, and how it stands in the site.
#pragma once
#include <boost/json.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/http.h"

namespace page {

struct Page {
  std::string body;  // template of the body, e.g. "casework/case.html"
  std::string title;
  boost::json::object model;
  int status = 200;
  bool portal = false;  // in the public frame; otherwise in the office's
};

// Puts a page into its frame: layout, navigation, assets, who is signed in. The site supplies it.
using Show = std::function<http::Response(const http::Request&, Page)>;

// Adds csrf and a fresh idempotency key to a form's model.
void guard(boost::json::object& form, const http::Request&, std::string idempotency_key);

// What was typed into a field, else `otherwise`: a form that is shown again loses nothing.
std::string typed(const http::Request&, std::string_view field, std::string_view otherwise);

// 404 in the frame the asker is in: the office's when signed in.
Page not_found(const http::Request&, const std::string& detail);

std::vector<std::string> lines_of(std::string_view text);
std::vector<std::string> filled_lines_of(std::string_view text);  // without the empty ones

// A number that names things in addresses; 0 when the text is none.
std::int64_t id_in(std::string_view text);

}  // namespace page
