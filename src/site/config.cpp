#include "site/config.h"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <variant>

extern char** environ;

namespace site {
namespace {

constexpr std::string_view file = "sanzhi.toml";

using Target = std::variant<std::string Config::*, std::int64_t Config::*, bool Config::*,
                            std::vector<std::string> Config::*>;
struct Key {
  std::string_view name;
  Target target;
  std::int64_t least = 0, most = 0;  // of a number
};

const std::array keys{
    Key{"address", &Config::address},
    Key{"port", &Config::port, 0, 65535},
    Key{"database", &Config::database},
    Key{"origin", &Config::origin},
    Key{"insecure", &Config::insecure},
    Key{"trusted_proxies", &Config::trusted_proxies},
    Key{"log_level", &Config::log_level},
    Key{"idle_minutes", &Config::idle_minutes, 1, 30},
    Key{"absolute_hours", &Config::absolute_hours, 1, 24},
    Key{"node", &Config::node, 0, 62},
    Key{"site_name", &Config::site_name},
    Key{"site_domain", &Config::site_domain},
    Key{"site_code", &Config::site_code},
    Key{"site_icp", &Config::site_icp},
    Key{"site_police", &Config::site_police},
};

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j)
      diagonal = std::exchange(
          row[j], std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])}));
  }
  return row.back();
}

std::string_view nearest_to(std::string_view name) {
  return std::ranges::min_element(keys, {}, [&](const Key& k) { return distance(k.name, name); })
      ->name;
}

const Key* find_key(std::string_view name) {
  const auto found = std::ranges::find(keys, name, &Key::name);
  return found == keys.end() ? nullptr : &*found;
}

std::string wrong_number(const Key& key) {
  return std::string(key.name) + " 应当是 " + std::to_string(key.least) + " 到 " +
         std::to_string(key.most) + " 之间的整数。";
}

// Each returns what is wrong, or nothing.
std::string set_number(Config& config, const Key& key, std::int64_t value) {
  if (value < key.least || value > key.most) return wrong_number(key);
  config.*std::get<std::int64_t Config::*>(key.target) = value;
  return "";
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    if (comma > 0) out.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return out;
}

std::string set_from_text(Config& config, const Key& key, std::string_view text) {
  if (const auto* member = std::get_if<std::string Config::*>(&key.target)) {
    config.** member = text;
  } else if (const auto* list = std::get_if<std::vector<std::string> Config::*>(&key.target)) {
    config.** list = split(text);
  } else if (const auto* flag = std::get_if<bool Config::*>(&key.target)) {
    if (text != "true" && text != "false")
      return std::string(key.name) + " 应当是 true 或者 false。";
    config.** flag = text == "true";
  } else {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return wrong_number(key);
    return set_number(config, key, value);
  }
  return "";
}

std::string set_from_node(Config& config, const Key& key, const toml::node& node) {
  if (const auto* member = std::get_if<std::string Config::*>(&key.target)) {
    if (!node.is_string()) return std::string(key.name) + " 应当是带引号的文字。";
    config.** member = node.as_string()->get();
  } else if (const auto* flag = std::get_if<bool Config::*>(&key.target)) {
    if (!node.is_boolean()) return std::string(key.name) + " 应当是 true 或者 false。";
    config.** flag = node.as_boolean()->get();
  } else if (std::holds_alternative<std::int64_t Config::*>(key.target)) {
    if (!node.is_integer()) return wrong_number(key);
    return set_number(config, key, node.as_integer()->get());
  } else {
    if (!node.is_array() || !node.as_array()->is_homogeneous(toml::node_type::string))
      return std::string(key.name) + " 应当是文字的列表。";
    auto& list = config.*std::get<std::vector<std::string> Config::*>(key.target);
    list.clear();
    for (const auto& one : *node.as_array()) list.push_back(one.as_string()->get());
  }
  return "";
}

std::string unknown(std::string_view name) {
  return "没有叫做 " + std::string(name) + " 的设置；最接近的是 " + std::string(nearest_to(name)) +
         "。";
}

void read_file(std::string_view text, ReadConfig& out) {
  const auto place = [](const toml::source_region& at) {
    return std::string(file) + ":" + std::to_string(at.begin.line);
  };
  try {
    for (const auto& [name, node] : toml::parse(text)) {
      const Key* key = find_key(name.str());
      auto wrong = key ? set_from_node(out.config, *key, node) : unknown(name.str());
      if (!wrong.empty()) out.faults.push_back({place(node.source()), std::move(wrong)});
    }
  } catch (const toml::parse_error& error) {
    out.faults.push_back({place(error.source()), "写法不对：" + std::string(error.description())});
  }
}

// SANZHI_TEST_… belongs to the tests, not to the site.
void read_environment(const std::vector<std::string>& variables, ReadConfig& out) {
  for (const auto& variable : variables) {
    if (!variable.starts_with("SANZHI_") || variable.starts_with("SANZHI_TEST_")) continue;
    const auto equals = variable.find('=');
    auto name = variable.substr(7, equals - 7);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    const Key* key = find_key(name);
    auto wrong =
        key ? set_from_text(out.config, *key, std::string_view(variable).substr(equals + 1))
            : unknown(name);
    if (!wrong.empty()) out.faults.push_back({variable.substr(0, equals), std::move(wrong)});
  }
}

std::string without_password(const std::string& address) {
  const auto scheme = address.find("://"), at = address.find('@');
  const auto colon = scheme == address.npos ? address.npos : address.find(':', scheme + 3);
  if (at == address.npos || colon > at) return address;
  return address.substr(0, colon + 1) + "***" + address.substr(at);
}

}  // namespace

ReadConfig read_config(std::string_view text, const std::vector<std::string>& environment) {
  ReadConfig out;
  read_file(text, out);
  read_environment(environment, out);
  static constexpr std::array levels{"debug", "info", "warn", "error", "off"};
  if (std::ranges::find(levels, out.config.log_level) == levels.end())
    out.faults.push_back(
        {std::string(file), "log_level 应当是 debug、info、warn、error 或者 off。"});
  if (!out.config.database.empty() && !out.config.database.starts_with("postgresql://"))
    out.faults.push_back(
        {std::string(file), "database 应当以 postgresql:// 开头，或者不写（用本目录的 SQLite）。"});
  return out;
}

std::vector<std::string> environment() {
  std::vector<std::string> out;
  for (char** one = environ; *one; ++one) out.emplace_back(*one);
  return out;
}

std::string shown(const Config& config) {
  std::string out;
  for (const Key& key : keys) {
    out.append(key.name).append(" = ");
    if (const auto* member = std::get_if<std::string Config::*>(&key.target)) {
      out += '"' + without_password(config.**member) + '"';
    } else if (const auto* number = std::get_if<std::int64_t Config::*>(&key.target)) {
      out += std::to_string(config.**number);
    } else if (const auto* flag = std::get_if<bool Config::*>(&key.target)) {
      out += config.**flag ? "true" : "false";
    } else {
      out += '[';
      for (const auto& one : config.*std::get<std::vector<std::string> Config::*>(key.target))
        out += (out.back() == '[' ? "\"" : ", \"") + one + '"';
      out += ']';
    }
    out += '\n';
  }
  return out;
}

}  // namespace site
