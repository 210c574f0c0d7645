#include "site/notices.h"

namespace json = boost::json;

namespace site {
namespace {

json::object section(std::string_view name, json::array paragraphs, json::array links = {}) {
  return {{"name", name}, {"paragraphs", std::move(paragraphs)}, {"links", std::move(links)}};
}

json::object link(std::string_view text, std::string_view url, std::string_view note) {
  return {{"text", text}, {"url", url}, {"note", note}};
}

json::array ways_to_reach(const registry::Agency& agency) {
  json::array out;
  if (!agency.supervision_phone.empty())
    out.push_back(json::string("监督电话：" + agency.supervision_phone));
  if (!agency.phone.empty()) out.push_back(json::string("办公电话：" + agency.phone));
  if (!agency.address.empty())
    out.push_back(json::string("来信来访：" + agency.address + " " + agency.name));
  return out;
}

json::object supervision(const registry::Agency& agency) {
  return {{"heading", "监督投诉"},
          {"lead", "执法人员没有出示证件、没有说明理由、态度粗暴、乱收费、乱罚款，都可以投诉。"},
          {"sections",
           json::array{
               section("向本机关投诉", ways_to_reach(agency)),
               section("对决定不服",
                       {"可以在决定书写明的期限内申请行政复议，或者向人民法院提起行政诉讼；每份决定"
                        "的公示页写明最后一天。"}),
               section("先核对", {"不确定来的人有没有资格、决定是不是真的，可以先在这里核对。"},
                       {link("核对执法人员", "/officers", "姓名、证号"),
                        link("核验公示记录", "/verify", "文书号")})}}};
}

json::object report(const registry::Agency& agency) {
  return {
      {"heading", "报告差错"},
      {"lead", "公示内容与事实不符、隐私没有隐去、应当撤下而没有撤下，请告诉我们。"},
      {"sections",
       json::array{
           section("怎样告诉我们", ways_to_reach(agency)),
           section("请说明", {"决定书文号（公示页上有），哪一处不对，应当是什么，有什么材料。"}),
           section("我们怎样处理",
                   {"核实以后更正或者撤回；每次更正和撤回都写入公示日志，写明理由。"})}}};
}

json::object data(const registry::Agency&) {
  return {
      {"heading", "开放数据"},
      {"lead", "这里公开的全部内容都可以成批取走，不用登记。"},
      {"sections",
       json::array{section("执法决定", {"与网页相同的条件可以写在地址里，例如 ?kind=行政处罚。"},
                           {link("CSV 表格", "/decisions.csv", "可以用 Excel 打开"),
                            link("JSON", "/decisions.json", "供程序使用"),
                            link("Atom 订阅", "/feeds/decisions.atom", "新公开的决定")}),
                   section("公示日志", {"按 RFC 6962 组成的只追加日志，任何人都能核验没有被改过。"},
                           {link("检查点", "/log/checkpoint", "C2SP 签名"),
                            link("公钥", "/log/key", "Ed25519 和 SM2")})}}};
}

json::object help(const registry::Agency&) {
  return {{"heading", "快捷键"},
          {"lead", "每个页面都可以只用键盘。"},
          {"sections", json::array{section("办公页面", {"/ 到搜索框", "g i 到待办", "g c 到案件",
                                                        "? 打开快捷键表", "Esc 合上打开的法据"})}}};
}

}  // namespace

std::vector<http::Route> notice_routes(House& house, const page::Show& show) {
  const auto page = [&](std::string title, bool portal,
                        json::object (*model)(const registry::Agency&)) {
    return [&house, &show, title, portal, model](const http::Request& request) {
      return show(request, {.body = "site/notice.html",
                            .title = title,
                            .model = model(house.agency()),
                            .portal = portal});
    };
  };
  return {
      http::Route("GET", "/supervision", "public", page("监督投诉", true, supervision)).cached(),
      http::Route("GET", "/report", "public", page("报告差错", true, report)).cached(),
      http::Route("GET", "/data", "public", page("开放数据", true, data)).cached(),
      http::Route("GET", "/office/help", "signed_in", page("快捷键", false, help))};
}

}  // namespace site
