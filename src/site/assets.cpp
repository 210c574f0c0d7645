#include "site/assets.h"

#include <boost/json.hpp>
#include <map>
#include <stdexcept>

#include "web_embedded.h"

namespace json = boost::json;

namespace site {
namespace {

const json::object& manifest() {
  static const json::object read = json::parse(web::embedded("manifest.json")).as_object();
  return read;
}

std::string_view media_type_of(std::string_view path) {
  if (path.ends_with(".css")) return "text/css; charset=utf-8";
  if (path.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (path.ends_with(".svg")) return "image/svg+xml";
  if (path.ends_with(".ico")) return "image/x-icon";
  return "application/octet-stream";
}

http::Response bytes(std::string_view content, std::string_view media_type,
                     std::string_view caching) {
  http::Response response;
  response.body = content;
  return response.with("content-type", std::string(media_type))
      .with("cache-control", std::string(caching));
}

// The name changes with the content: a browser may keep it for good.
http::Response asset(const http::Request& request) {
  const auto path = request.path.substr(1);
  const auto content = web::embedded(path);
  if (content.empty()) return http::text("没有这个文件\n", 404);
  return bytes(content, media_type_of(path), "public, max-age=31536000, immutable");
}

http::Response icon(const http::Request&) {
  return bytes(web::embedded("favicon.ico"), "image/x-icon", "public, max-age=86400");
}

}  // namespace

std::string asset_url(std::string_view name) {
  const auto* url = manifest().if_contains(name);
  if (!url) throw std::logic_error("no asset " + std::string(name));
  return std::string(url->as_string());
}

std::vector<http::Route> asset_routes() {
  return {http::Route("GET", "/assets/{rest...}", "public", asset).cached(),
          http::Route("GET", "/favicon.ico", "public", icon).cached()};
}

}  // namespace site
