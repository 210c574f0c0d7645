#include <gtest/gtest.h>

#include <set>

#include "platform/http/test_server.h"

namespace http {
namespace {

struct Case {
  std::string name, bytes;
  std::set<int> allowed;
};

std::string with_header(std::string_view line) { return get("/", std::string(line) + "\r\n"); }
std::string with_line(std::string_view line) { return std::string(line) + "\r\nHost: a\r\n\r\n"; }
std::string with_target(std::string_view target) {
  return with_line("GET " + std::string(target) + " HTTP/1.1");
}
std::string posting(std::string_view headers, std::string_view body = "") {
  return "POST / HTTP/1.1\r\nHost: a\r\n" + std::string(headers) + "\r\n" + std::string(body);
}
std::string many_headers(int count) {
  std::string headers;
  for (int i = 0; i < count; ++i) headers += "X-" + std::to_string(i) + ": 1\r\n";
  return headers;
}

const std::string chunked = "Transfer-Encoding: chunked\r\n";
const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
using namespace std::string_literals;

const std::vector<Case> cases{
    {"length and coding",
     posting("Content-Length: 4\r\n" + chunked, "0\r\n\r\n" + smuggled),
     {400}},
    {"coding and length",
     posting(chunked + "Content-Length: 4\r\n", "0\r\n\r\n" + smuggled),
     {400}},
    {"two codings", posting(chunked + "Transfer-Encoding: identity\r\n", "0\r\n\r\n"), {400, 501}},
    {"chunked twice", posting(chunked + chunked, "0\r\n\r\n"), {400}},
    {"unknown coding", posting("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), {501}},
    {"coding list", posting("Transfer-Encoding:\tchunked, identity\r\n", "0\r\n\r\n"), {501}},
    {"gzip, chunked", posting("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), {501}},
    {"empty coding", posting("Transfer-Encoding:\r\n", "0\r\n\r\n"), {400}},
    {"coding in 1.0", "POST / HTTP/1.0\r\nHost: a\r\n" + chunked + "\r\n0\r\n\r\n", {400}},
    {"space before colon", posting("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), {400}},
    {"two lengths", posting("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), {400}},
    {"two equal lengths", posting("Content-Length: 1\r\nContent-Length: 1\r\n", "a"), {400}},
    {"length list", posting("Content-Length: 1, 1\r\n", "a"), {400}},
    {"negative length", posting("Content-Length: -1\r\n"), {400}},
    {"signed length", posting("Content-Length: +1\r\n", "a"), {400}},
    {"hexadecimal length", posting("Content-Length: 0x1\r\n", "a"), {400}},
    {"length 2^64", posting("Content-Length: 18446744073709551616\r\n"), {400, 413}},
    {"length 2^63", posting("Content-Length: 9223372036854775808\r\n"), {413}},
    {"empty length", posting("Content-Length:\r\n"), {400}},
    {"chunk of 17 digits", posting(chunked, "1"s + std::string(16, '0') + "\r\n"), {400, 413}},
    {"chunk of 16 digits", posting(chunked, "ffffffffffffffff\r\n"), {400, 413}},
    {"chunk without digits", posting(chunked, "zz\r\n\r\n"), {400}},
    {"negative chunk", posting(chunked, "-1\r\n\r\n"), {400}},
    {"chunk longer than said", posting(chunked, "1\r\nab\r\n0\r\n\r\n"), {400}},
    {"chunk head without end", posting(chunked, "1;" + std::string(300'000, 'x')), {400, 0}},
    {"chunk with a bare line feed", posting(chunked, "1\na\n0\n\n"), {400, 408}},
    {"bare line feeds", "GET / HTTP/1.1\nHost: x\n\n", {400}},
    {"bare line feed after a header", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", {400}},
    {"bare carriage return", with_header("X-A: a\rb"), {400}},
    {"carriage return twice", with_header("X-A: a\r"), {400}},
    {"NUL in a header", with_header("X-A: a\0b"s), {400}},
    {"DEL in a header", with_header("X-A: a\x7f"), {400}},
    {"folded header", with_header("X-A: a\r\n b"), {400}},
    {"first header folded", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", {400}},
    {"no Host", "GET / HTTP/1.1\r\n\r\n", {400}},
    {"two Hosts", with_header("Host: evil"), {400}},
    {"two equal Hosts", with_header("Host: a"), {400}},
    {"Host with a space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", {400}},
    {"empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", {400}},
    {"Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", {400}},
    {"Host with a user", "GET / HTTP/1.1\r\nHost: me@a\r\n\r\n", {400}},
    {"Host with markup", "GET / HTTP/1.1\r\nHost: <a>\r\n\r\n", {400}},
    {"Host with a bad port", "GET / HTTP/1.1\r\nHost: a:8x\r\n\r\n", {400}},
    {"header without colon", with_header("nonsense"), {400}},
    {"space in a name", with_header("X A: 1"), {400}},
    {"empty name", with_header(": 1"), {400}},
    {"name of other letters", with_header("X-é: 1"), {400}},
    {"header of 1 MiB", with_header("X-A: " + std::string(1 << 20, 'a')), {431, 0}},
    {"10000 headers", get("/", many_headers(10'000)), {431, 0}},
    {"101 headers", get("/", many_headers(100)), {431}},
    {"target of 1 MiB", with_target("/" + std::string(1 << 20, 'a')), {414, 0}},
    {"target a little too long", with_target("/" + std::string((8 << 10) + 1, 'a')), {414}},
    {"NUL in the target", with_target("/\0"s), {400}},
    {"space in the target", with_target("/a b"), {400}},
    {"tab in the target", with_target("/a\tb"), {400}},
    {"raw letters in the target", with_target("/公示"), {400}},
    {"relative target", with_target("index"), {400}},
    {"empty target", with_target(""), {400}},
    {"target of another scheme", with_target("ftp://a/"), {400}},
    {"fragment in the target", with_target("/#a"), {400}},
    {"dot dot", with_target("/../../../../etc/passwd"), {400}},
    {"encoded dot dot", with_target("/%2e%2e/etc/passwd"), {400}},
    {"encoded slashes", with_target("/..%2f..%2f..%2fetc/passwd"), {400}},
    {"encoded NUL", with_target("/a%00.html"), {400}},
    {"bad percent", with_target("/%zz"), {400}},
    {"bad percent in the query", with_target("/?a=%zz"), {400}},
    {"overlong UTF-8", with_target("/%c0%ae%c0%ae/"), {400}},
    {"bad UTF-8 in the query", with_target("/?a=%ff"), {400}},
    {"method in small letters", with_line("get / HTTP/1.1"), {501}},
    {"unknown method", with_line("FROB / HTTP/1.1"), {501}},
    {"method with a slash", with_line("G/T / HTTP/1.1"), {400}},
    {"TRACE", with_line("TRACE / HTTP/1.1"), {501}},
    {"CONNECT", with_line("CONNECT 127.0.0.1:22 HTTP/1.1"), {400, 501}},
    {"OPTIONS *", with_line("OPTIONS * HTTP/1.1"), {400}},
    {"HTTP/9.9", with_line("GET / HTTP/9.9"), {505}},
    {"HTTP/1.2", with_line("GET / HTTP/1.2"), {505}},
    {"http/1.1", with_line("GET / http/1.1"), {400}},
    {"HTTP/0.9", "GET /\r\n", {400}},
    {"version glued on", with_line("GET /HTTP/1.1"), {400}},
    {"two spaces", with_line("GET  / HTTP/1.1"), {400}},
    {"space after the version", with_line("GET / HTTP/1.1 "), {400}},
    {"space before the method", with_line(" GET / HTTP/1.1"), {400}},
    {"TLS", "\x16\x03\x01\x00\xc8\x01\x00\x00\xc4\x03\x03"s + std::string(190, '\0'), {400}},
    {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}},
    {"many empty lines", "\r\n\r\n\r\n\r\n\r\n\r\n\r\n" + get("/"), {400}},
    {"unknown expectation", posting("Content-Length: 0\r\nExpect: frob\r\n"), {417}},
    {"two expectations",
     posting("Content-Length: 1\r\nExpect: 100-continue\r\nExpect: 100-continue\r\n"),
     {417}},
    {"bad Connection", with_header("Connection: ,;="), {400}},
};

class Malformed : public ::testing::TestWithParam<Case> {
 protected:
  static std::vector<Route> routes() {
    const Handler page = [](const Request&) { return text("well"); };
    return {Route("GET", "/", "public", page), Route("POST", "/", "public", page),
            Route("GET", "/smuggled", "public", page)};
  }
  static Limits limits() {
    Limits limits = small_limits();
    limits.transfer_time = std::chrono::milliseconds(500);  // some can only be waited out
    return limits;
  }
  TestServer server{routes(), limits()};
};

TEST_P(Malformed, is_refused_once_and_the_server_stays_well) {
  RawClient client(server.port());
  client.send(GetParam().bytes);
  const RawAnswer answer = client.read();
  EXPECT_TRUE(GetParam().allowed.contains(answer.status)) << "got " << answer.status;
  EXPECT_TRUE(client.is_closed()) << "something came after the refusal";
  if (answer.status) {
    EXPECT_EQ(answer.headers.at("connection"), "close");
    EXPECT_EQ(answer.head.find("evil"), std::string::npos);
  }
  EXPECT_EQ(server.ask(get("/")).body, "well");
}

INSTANTIATE_TEST_SUITE_P(Requests, Malformed, ::testing::ValuesIn(cases), [](const auto& each) {
  std::string name;
  for (const char c : each.param.name)
    name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
});

TEST(WellFormed, but_unusual_requests_are_served) {
  TestServer server(
      {Route("GET", "/", "public", [](const Request& request) { return text(request.target); })});
  for (const std::string& request :
       {get("http://evil.example/"), "\r\n\r\n" + get("/"),
        get("/", "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Host: evil\r\n"),
        get("/", "Range: bytes=0-18446744073709551616\r\n"),
        get("/", "X-A:\t tabs and \xE5\x85\xAC \t\r\n"), "GET / HTTP/1.0\r\n\r\n"s,
        "GET / HTTP/1.1\r\nhost: [::1]:8080\r\n\r\n"s, get("/?a=b&a=%E5%85%AC+c")}) {
    const RawAnswer answer = server.ask(request);
    EXPECT_EQ(answer.status, 200) << request;
    EXPECT_EQ(answer.head.find("evil"), std::string::npos);
  }
}

}  // namespace
}  // namespace http
