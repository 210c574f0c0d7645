#include "platform/http/server.h"

#include <gtest/gtest.h>

#include <future>
#include <mutex>

#include "platform/http/test_server.h"
#include "platform/log/log.h"
#include "platform/log/metrics.h"

namespace http {
namespace {

Response echo(const Request& request) {
  std::string all = request.method + " " + request.path;
  for (const auto& [name, value] : request.path_params) all += " {" + name + "=" + value + "}";
  for (const auto& [name, value] : request.query) all += " ?" + name + "=" + value;
  for (const auto& [name, value] : request.form) all += " " + name + "=" + value;
  for (const auto& upload : request.uploads)
    all += " [" + upload.field + " " + upload.file_name + " " + std::to_string(upload.size) + "]";
  return text(all + (request.body.empty() ? "" : " body " + request.body));
}

const std::string a_form = "content-type: application/x-www-form-urlencoded\r\n";

TEST(Server, answers_requests_sent_together_in_their_order) {
  TestServer server({Route("GET", "/{n}", "public", echo), Route("POST", "/{n}", "public", echo)});
  RawClient client(server.port());
  std::string all;
  for (int i = 0; i < 20; ++i)
    all += i % 2 ? post("/" + std::to_string(i), a_form, "a=b") : get("/" + std::to_string(i));
  client.send(all);
  for (int i = 0; i < 20; ++i) {
    const std::string n = std::to_string(i);
    EXPECT_EQ(client.read().body,
              i % 2 ? "POST /" + n + " {n=" + n + "} a=b" : "GET /" + n + " {n=" + n + "}");
  }
}

TEST(Server, keeps_the_connection_as_the_client_wants_it) {
  TestServer server({Route("GET", "/", "public", echo)});
  RawClient client(server.port());
  EXPECT_EQ(client.ask(get("/")).headers.contains("connection"), false);
  EXPECT_EQ(client.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").headers.at("connection"),
            "keep-alive");
  EXPECT_EQ(client.ask(get("/", "Connection: close\r\n")).headers.at("connection"), "close");
  EXPECT_TRUE(client.is_closed());

  RawClient old(server.port());
  EXPECT_EQ(old.ask("GET / HTTP/1.0\r\n\r\n").status, 200);
  EXPECT_TRUE(old.is_closed());
}

TEST(Server, answers_HEAD_like_GET_without_the_body) {
  TestServer server({Route("GET", "/", "public", echo)});
  RawClient client(server.port());
  const RawAnswer head = client.ask("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.headers.at("content-length"), "6");
  EXPECT_EQ(client.ask(get("/")).body, "GET /") << "a body would stand before this answer";
}

TEST(Server, says_what_a_path_answers) {
  TestServer server({Route("GET", "/a", "public", echo), Route("POST", "/a", "public", echo)});
  RawClient client(server.port());
  const RawAnswer options = client.ask("OPTIONS /a HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.headers.at("allow"), "GET, HEAD, POST, OPTIONS");
  const RawAnswer other = client.ask("DELETE /a HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(other.status, 405);
  EXPECT_EQ(other.headers.at("allow"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(client.ask(get("/b")).status, 404);
  EXPECT_EQ(client.ask(get("/a")).status, 200);
}

TEST(Server, hands_over_path_query_and_form) {
  TestServer server({Route("POST", "/cases/{case}", "public", echo)});
  EXPECT_EQ(server.ask(post("/cases/7?tab=acts", a_form, "name=%E5%BC%A0%E4%B8%89&name=+")).body,
            "POST /cases/7 {case=7} ?tab=acts name=张三 name= ");
  EXPECT_EQ(server.ask(post("/cases/7", "content-type: application/json\r\n", "{}")).body,
            "POST /cases/7 {case=7} body {}");
  EXPECT_EQ(server.ask(post("/cases/7", a_form, "a=%zz")).status, 400);
}

TEST(Server, takes_a_body_in_chunks_and_goes_on_with_the_connection) {
  TestServer server({Route("POST", "/", "public", echo)});
  RawClient client(server.port());
  const std::string request =
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
      "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
  EXPECT_EQ(client.ask(request).body, "POST / body abcde");
  EXPECT_EQ(client.ask(request).body, "POST / body abcde");
}

TEST(Server, invites_the_body_only_when_it_will_take_it) {
  TestServer server({Route("POST", "/", "public", echo)});
  RawClient client(server.port());
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ";
  EXPECT_EQ(client.ask(head + "3\r\n\r\n").status, 100);
  EXPECT_EQ(client.ask("abc").body, "POST / body abc");
  EXPECT_EQ(client.ask(head + "99999999\r\n\r\n").status, 413);
  EXPECT_TRUE(client.is_closed());
}

std::string multipart(std::size_t file_bytes) {
  return "--B\r\nContent-Disposition: form-data; "
         "name=\"note\"\r\n\r\n备注\r\n--B\r\nContent-Disposition: form-data; "
         "name=\"scan\"; filename=\"a.pdf\"\r\n\r\n" +
         std::string(file_bytes, 'x') + "\r\n--B--\r\n";
}
const std::string a_multipart = "content-type: multipart/form-data; boundary=B\r\n";

TEST(Server, streams_uploads_to_temporary_files_that_go_with_the_request) {
  std::string path;
  TestServer server({Route("POST", "/", "public", [&](const Request& request) {
                       path = request.uploads.at(0).path;
                       EXPECT_EQ(::access(path.c_str(), R_OK), 0);
                       return echo(request);
                     }).with_uploads()});
  RawClient client(server.port());
  EXPECT_EQ(client.ask(post("/", a_multipart, multipart(3 << 20))).body,
            "POST / note=备注 [scan a.pdf 3145728]");
  EXPECT_EQ(client.ask(post("/", a_multipart, multipart(5))).body,
            "POST / note=备注 [scan a.pdf 5]");
  client.ask(get("/"));  // by now the exchange before is over
  EXPECT_NE(::access(path.c_str(), F_OK), 0);
}

TEST(Server, refuses_bodies_beyond_the_limit_of_their_kind) {
  Limits limits = small_limits();
  limits.form_bytes = 1000;
  limits.upload_bytes = 5000;
  TestServer server({Route("POST", "/form", "public", echo),
                     Route("POST", "/scan", "public", echo).with_uploads(),
                     Route("POST", "/own", "public", echo).with_uploads(2000)},
                    limits);
  EXPECT_EQ(server.ask(post("/form", a_form, "a=" + std::string(998, 'x'))).status, 200);
  EXPECT_EQ(server.ask(post("/form", a_form, "a=" + std::string(999, 'x'))).status, 413);
  EXPECT_EQ(server.ask(post("/form", a_multipart, multipart(2000))).status, 413);
  EXPECT_EQ(server.ask(post("/scan", a_multipart, multipart(4000))).status, 200);
  EXPECT_EQ(server.ask(post("/scan", a_multipart, multipart(6000))).status, 413);
  EXPECT_EQ(server.ask(post("/own", a_multipart, multipart(2000))).status, 413);
  EXPECT_EQ(
      server.ask("POST /form HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n")
          .status,
      413);
  EXPECT_EQ(server.ask(post("/scan", a_multipart, "--B\r\nnonsense\r\n\r\n--B--")).status, 400);
  EXPECT_EQ(server.ask(post("/scan", "content-type: multipart/form-data\r\n", "x")).status, 400);
}

TEST(Server, asks_the_access_check_before_every_handler) {
  bool handled = false;
  const AccessCheck check = [](const Route& route, Request& request) -> std::optional<Response> {
    if (route.access == "signed_in" && request.cookie("session").empty())
      return see_other("/sign-in");
    request.visitor = std::string("officer ") + std::string(request.cookie("session"));
    return std::nullopt;
  };
  TestServer server({Route("GET", "/", "signed_in",
                           [&](const Request& request) {
                             handled = true;
                             return text(std::any_cast<std::string>(request.visitor));
                           })},
                    small_limits(), {}, check);
  const RawAnswer refused = server.ask(get("/"));
  EXPECT_EQ(refused.status, 303);
  EXPECT_EQ(refused.headers.at("location"), "/sign-in");
  EXPECT_FALSE(handled);
  EXPECT_EQ(server.ask(get("/", "Cookie: session=7\r\n")).body, "officer 7");
}

TEST(Server, logs_a_failure_in_full_and_apologises_with_its_number) {
  std::mutex mutex;
  std::string logged;
  logging::redirect([&](std::string_view line) {
    const std::lock_guard lock(mutex);
    logged += line;
  });
  Fallbacks fallbacks;
  fallbacks.page = [](int status, const Request& request) {
    if (request.path == "/worse") throw std::runtime_error("no page either");
    return text("抱歉 " + std::to_string(status) + " " + request.id, status);
  };
  const Handler fails = [](const Request&) -> Response {
    throw std::runtime_error("the disk is full");
  };
  {
    TestServer server(
        {Route("GET", "/bad", "public", fails), Route("GET", "/worse", "public", fails)},
        small_limits(), {}, let_in, fallbacks);
    RawClient client(server.port());
    const RawAnswer answer = client.ask(get("/bad"));
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body, "抱歉 500 " + answer.headers.at("x-request-id"));
    const std::lock_guard lock(mutex);
    EXPECT_NE(logged.find("the disk is full"), std::string::npos);
    EXPECT_NE(logged.find(answer.headers.at("x-request-id")), std::string::npos);
  }
  {
    TestServer server({Route("GET", "/worse", "public", fails)}, small_limits(), {}, let_in,
                      fallbacks);
    const RawAnswer worse = server.ask(get("/worse"));
    EXPECT_EQ(worse.status, 500);
    EXPECT_NE(worse.body.find(worse.headers.at("x-request-id")), std::string::npos);
  }
  logging::redirect(nullptr);
}

TEST(Server, believes_a_trusted_proxy_about_the_visitor_and_nobody_else) {
  const Handler who = [](const Request& request) {
    return text(request.peer + (request.secure ? " secure" : ""));
  };
  const std::string forwarded =
      "X-Forwarded-For: 9.9.9.9, 10.1.2.3\r\nX-Forwarded-Proto: https\r\n";
  TestServer alone({Route("GET", "/", "public", who)});
  EXPECT_EQ(alone.ask(get("/", forwarded)).body, "127.0.0.1");

  ServerHooks hooks;
  hooks.trusted_proxies = {"127.0.0.1"};
  TestServer behind({Route("GET", "/", "public", who)}, small_limits(), hooks);
  const RawAnswer answer = behind.ask(get("/", forwarded));
  EXPECT_EQ(answer.body, "10.1.2.3 secure");
  EXPECT_TRUE(answer.headers.contains("strict-transport-security"));
  EXPECT_EQ(behind.ask(get("/", "X-Forwarded-For: <script>\r\n")).body, "127.0.0.1");
}

TEST(Server, finishes_running_requests_when_it_stops) {
  std::promise<void> entered, release;
  TestServer server({Route("GET", "/slow", "public",
                           [&](const Request&) {
                             entered.set_value();
                             release.get_future().wait();
                             return text("finished");
                           }),
                     Route("GET", "/", "public", echo)});
  RawClient idle(server.port()), running(server.port());
  EXPECT_EQ(idle.ask(get("/")).status, 200);
  running.send(get("/slow"));
  entered.get_future().wait();

  server.stop();
  EXPECT_TRUE(idle.is_closed());
  EXPECT_THROW(
      {
        for (;;) RawClient late(server.port());  // until the door is closed
      },
      std::exception);
  release.set_value();
  const RawAnswer answer = running.read();
  EXPECT_EQ(answer.body, "finished");
  EXPECT_EQ(answer.headers.at("connection"), "close");
  running.close();
  server.join();
}

TEST(Server, gives_up_on_requests_that_do_not_end_in_time_when_it_stops) {
  Limits limits = small_limits();
  limits.stop_time = std::chrono::milliseconds(20);
  TestServer server({Route("POST", "/", "public", echo)}, limits);
  RawClient client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n");
  client.send("abc");
  server.stop();
  EXPECT_TRUE(client.is_closed());
  server.join();
}

double metric(const std::string& line) {
  const std::string page = logging::metrics_text();
  const auto at = page.find(line);
  return at == page.npos ? 0 : std::atof(page.c_str() + at + line.size());
}

TEST(Server, counts_and_times_by_route_pattern) {
  const std::string counted =
      R"(sanzhi_http_requests_total{method="GET",route="/counted/{n}",status="2xx"} )";
  const std::string timed =
      R"(sanzhi_http_request_seconds_count{method="GET",route="/counted/{n}"} )";
  const double counts = metric(counted), times = metric(timed);
  TestServer server({Route("GET", "/counted/{n}", "public", echo)});
  server.ask(get("/counted/1"));
  server.ask(get("/counted/2"));
  EXPECT_EQ(metric(counted), counts + 2);
  EXPECT_EQ(metric(timed), times + 2);
}

}  // namespace
}  // namespace http
