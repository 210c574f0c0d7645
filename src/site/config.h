// config — what the administrator set: DIR/sanzhi.toml, every key also as SANZHI_KEY in the
// environment.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace site {

struct Config {
  std::string address = "127.0.0.1";
  std::int64_t port = 8080;
  std::string database;           // postgresql://…; empty: sanzhi.db in the folder
  std::string origin = "sanzhi";  // names the ledgers to outsiders
  bool insecure = false;          // plain HTTP to other machines, without a proxy before it
  std::vector<std::string> trusted_proxies;
  std::string log_level = "info";
  std::int64_t idle_minutes = 30, absolute_hours = 8;  // of a session
  std::int64_t node = 0;                               // of several over one database: 0 … 62

  // 网站标签 and the foot of every public page.
  std::string site_name = "行政执法公示";
  std::string site_domain, site_code, site_icp, site_police;
};

struct ConfigFault {
  std::string place;  // "sanzhi.toml:3", "SANZHI_PORT"
  std::string text;
};

struct ReadConfig {
  Config config;
  std::vector<ConfigFault> faults;  // empty: it may be used
};

// `text` is the file's; `environment` as "KEY=value" pairs, of which those with SANZHI_ are read.
ReadConfig read_config(std::string_view text, const std::vector<std::string>& environment);
std::vector<std::string> environment();

// The values in force, one `key = value` a line, passwords in database addresses hidden.
std::string shown(const Config&);

}  // namespace site
