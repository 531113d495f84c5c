#include "doors/http/static_files.h"

#include <gtest/gtest.h>

#include <array>

namespace arpent::http {

namespace {

constexpr std::array page{
    EmbeddedFile{"assets/app-3f2a.js", "let plain"}, EmbeddedFile{"assets/app-3f2a.js.br", "BR"},
    EmbeddedFile{"assets/app-3f2a.js.gz", "GZ"},     EmbeddedFile{"assets/old.tar.gz", "a file of its own"},
    EmbeddedFile{"index.html", "<!doctype html>"},   EmbeddedFile{"index.html.gz", "GZ-INDEX"},
};

class StaticFilesTest : public ::testing::Test {
 protected:
  StaticFiles files{EmbeddedFolder(page)};

  std::optional<Response> get(std::string path, Headers headers = {}) const {
    Request request;
    request.method = "GET";
    request.path = std::move(path);
    request.headers = std::move(headers);
    return files.answer(request);
  }
  static std::string header(Response const& response, std::string_view name) {
    for (auto const& [given, value] : response.headers) {
      if (given == name) return value;
    }
    return "";
  }
};

}  // namespace

TEST_F(StaticFilesTest, GivesTheSmallestFormAccepted) {
  auto const best = get("/assets/app-3f2a.js", {{"Accept-Encoding", "gzip, deflate, br"}});
  EXPECT_EQ(best->body.bytes(), "BR");
  EXPECT_EQ(header(*best, "Content-Encoding"), "br");
  EXPECT_EQ(header(*best, "Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(header(*best, "Vary"), "Accept-Encoding");
  EXPECT_EQ(get("/assets/app-3f2a.js", {{"Accept-Encoding", "br;q=0, *"}})->body.bytes(), "GZ");
  auto const plain = get("/assets/app-3f2a.js");
  EXPECT_EQ(plain->body.bytes(), "let plain");
  EXPECT_EQ(header(*plain, "Content-Encoding"), "");
  EXPECT_NE(header(*plain, "ETag"), header(*best, "ETag"));
}

TEST_F(StaticFilesTest, AssetsAreKeptForEverAndThePageIsAskedForAgain) {
  EXPECT_EQ(header(*get("/assets/app-3f2a.js"), "Cache-Control"), "public, max-age=31536000, immutable");
  auto const first = get("/");
  EXPECT_EQ(header(*first, "Cache-Control"), "no-cache");
  auto const again = get("/", {{"If-None-Match", "\"other\", W/" + header(*first, "ETag")}});
  EXPECT_EQ(again->status, 304);
  EXPECT_EQ(again->body.bytes(), "");
  EXPECT_EQ(get("/", {{"If-None-Match", "\"other\""}})->status, 200);
}

TEST_F(StaticFilesTest, PagesOfTheApplicationGetTheIndex) {
  for (auto const* path : {"/", "/plan", "/actions/0190-aa", "/v1.2/plan", "/apiary"}) {
    EXPECT_EQ(get(path)->body.bytes(), "<!doctype html>") << path;
    EXPECT_EQ(header(*get(path), "Content-Type"), "text/html; charset=utf-8");
  }
}

TEST_F(StaticFilesTest, LeavesTheRestToOthers) {
  for (auto const* path :
       {"/api", "/api/goals", "/missing.js", "/assets/gone.css", "/index.html.gz", "/assets/app-3f2a.js.br"}) {
    EXPECT_FALSE(get(path)) << path;
  }
  EXPECT_EQ(get("/assets/old.tar.gz")->body.bytes(), "a file of its own");
  Request post;
  post.method = "POST";
  post.path = "/";
  EXPECT_FALSE(files.answer(post));
  EXPECT_FALSE(StaticFiles(EmbeddedFolder{}).answer(Request{.method = "GET", .path = "/"}));
}

TEST(AcceptEncoding, FollowsItsWeights) {
  EXPECT_TRUE(accepts_encoding("GZIP;q=0.5", "gzip"));
  EXPECT_TRUE(accepts_encoding("*;q=0.001", "gzip"));
  EXPECT_FALSE(accepts_encoding("gzip;q=0.000", "gzip"));
  EXPECT_FALSE(accepts_encoding("*;q=0", "gzip"));
  EXPECT_FALSE(accepts_encoding("", "gzip"));
  EXPECT_FALSE(accepts_encoding("gzipped", "gzip"));
}

}  // namespace arpent::http
