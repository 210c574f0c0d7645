// plain_page — the page that needs nothing but this program: what went wrong, what to do, which
// number to quote.
#include <string>

#include "platform/http/response.h"
#include "platform/http/router.h"

namespace http {
namespace {

struct Words {
  std::string_view title, advice;
};

Words words_for(int status) {
  switch (status) {
    case 404:
      return {"没有找到这个页面", "请检查网址，或者从首页重新进入。"};
    case 405:
      return {"这个地址不接受这种操作", "请返回上一页重新操作。"};
    case 408:
      return {"等待数据超时", "请检查网络后重试。"};
    case 413:
      return {"提交的内容太大", "请减小文件或者分次提交。"};
    case 414:
    case 431:
      return {"请求太长", "请缩短查询条件，或者清除本网站的 Cookie 后重试。"};
    case 500:
      return {"系统出错了", "操作可能没有完成，请先查看结果再决定是否重做。"};
    case 503:
      return {"系统繁忙", "操作可能没有完成，请稍后查看结果再决定是否重做。"};
    default:
      return {"无法处理这个请求", "请返回上一页重试。"};
  }
}

}  // namespace

Response plain_page(int status, std::string_view number) {
  const auto [title, advice] = words_for(status);
  std::string page = "<!doctype html>\n<html lang=\"zh-CN\">\n<meta charset=\"utf-8\">\n<title>";
  page.append(title).append("</title>\n<h1>").append(title).append("</h1>\n<p>").append(advice);
  if (!number.empty()) page.append("</p>\n<p>如需帮助，请提供编号：").append(number);
  return html(page.append("</p>\n</html>\n"), status);
}

}  // namespace http
