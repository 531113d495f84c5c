#include "doors/http/api.h"

#include "base/text.h"
#include "doors/http/cookies.h"
#include "doors/http/problem_answer.h"
#include "doors/http/route.h"
#include "doors/said.h"
#include "words/words.h"

namespace arpent::http {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds session_age = std::chrono::hours{24 * 30};
constexpr std::chrono::seconds guest_age = std::chrono::hours{24 * 30};

Credentials credentials_of(Site const& site, Request const& request) {
  Credentials out;
  out.language = language_of(request);
  out.link_token = request.header("Link-Token");
  if (auto const bearer = request.header("Authorization"); bearer.starts_with("Bearer "))
    out.session_token = bearer.substr(7);
  else if (auto const token = cookie(request.header("Cookie"), site.session_cookie)) out.session_token = *token;
  if (auto const token = cookie(request.header("Cookie"), site.guest_cookie())) out.guest_token = *token;
  return out;
}

// The one token that a request shows, as part of an address too where programs cannot send it otherwise; "" for a
// stranger.
std::string token_of(Site const& site, Request const& request) {
  auto const credentials = credentials_of(site, request);
  bool const in_address = request.segments.size() == 3 && request.segments[1] == "calendar";
  if (in_address && credentials.session_token.empty() && credentials.link_token.empty()) return request.segments[2];
  for (auto const* token : {&credentials.session_token, &credentials.link_token})
    if (!token->empty()) return *token;
  return credentials.guest_token;
}

// A page of another site may send our cookie along with a form of its own: such a write is refused. Browsers say where
// a request comes from; a script without a browser says nothing and has no cookie to steal.
bool from_another_site(Request const& request) {
  if (request.method == "GET") return false;
  auto const site = request.header("Sec-Fetch-Site");
  if (!site.empty()) return site != "same-origin" && site != "none";
  auto const origin = request.header("Origin");
  if (origin.empty()) return false;
  auto const scheme_end = origin.find("://");
  auto const host = scheme_end == std::string_view::npos ? origin : origin.substr(scheme_end + 3);
  return host != request.header("Host");
}

std::optional<std::int64_t> revision_of(std::string_view if_match) {
  std::string digits;
  for (char const c : if_match)
    if (c >= '0' && c <= '9') digits += c;
  if (digits.empty() || digits.size() > 15) return std::nullopt;
  return std::stoll(digits);
}

struct Asked {
  Order order;
  bool secure = false;
  bool creates = false;
};

Result<Asked> asked(Site const& site, Request const& request, Asker asker) {
  ARPENT_TRY(found, route(site.house.all, request.method, request.segments));
  auto const& operation = *found.operation;
  Asked out{.order = {.operation = operation.name}, .secure = request.secure};
  auto& order = out.order;
  out.creates = operation.target == Target::standard && operation.verb == "create";
  order.input = input_of(operation, operation.writes ? Query{} : request.query);
  if (operation.writes && !request.body.empty()) {
    ARPENT_TRY(body, parse_json(request.body));
    if (!body.is_object()) return Problem{422, "invalid", {}, {{"", "field.wrong_type", {{"wanted", "object"}}}}};
    order.input = std::move(body);
    if (auto const why = order.input.find("why"); why != order.input.end() && why->is_string()) {
      order.why = why->get<std::string>();
      order.input.erase("why");
    }
  }
  if (!found.id.empty()) order.input["id"] = found.id;
  if (auto const why = request.parameter("why")) order.why = *why;
  if (auto const on = request.parameter("on")) order.on = std::string(*on);
  if (auto const moment = request.parameter("moment")) {
    auto const number = moment->find_first_not_of("0123456789") == moment->npos ? revision_of(*moment) : std::nullopt;
    if (!number) return Problem{400, "past.unreadable"};
    order.moment = *number;
  }
  order.request_id = request.header("Request-Id");
  if (operation.target == Target::standard && (operation.verb == "change" || operation.verb == "remove")) {
    order.revision = revision_of(request.header("If-Match"));
    if (!order.revision) return Problem{428, "http.if_match_required"};
  }
  order.asker = std::move(asker);
  return out;
}

Response answer_of(Site const& site, Asked const& asked, Answer answer) {
  Response response{.status = asked.creates ? 201 : 200};
  if (auto const session = answer.body.find("$session"); session != answer.body.end()) {
    auto const token = session->is_string() ? session->get<std::string>() : "";
    response.headers.emplace_back(
        "Set-Cookie", set_cookie({.name = site.session_cookie,
                                  .value = token,
                                  .age = token.empty() ? 0s : session_age,
                                  .encrypted = site.secure_cookies || asked.secure ? Encrypted::yes : Encrypted::no}));
    answer.body.erase("$session");
  }
  if (auto const guest = answer.body.find("$guest"); guest != answer.body.end()) {
    response.headers.emplace_back(
        "Set-Cookie", set_cookie({.name = site.guest_cookie(),
                                  .value = guest->get<std::string>(),
                                  .age = guest_age,
                                  .encrypted = site.secure_cookies || asked.secure ? Encrypted::yes : Encrypted::no}));
    answer.body.erase("$guest");
  }
  if (auto const revision = answer.body.find("revision");
      revision != answer.body.end() && revision->is_number_integer())
    response.headers.emplace_back("ETag", '"' + std::to_string(revision->get<std::int64_t>()) + '"');
  say_all(answer.body, asked.order.asker.language);
  response.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
  response.headers.emplace_back("Moment", std::to_string(answer.moment));
  response.body = answer.body.dump(-1, ' ', false, Json::error_handler_t::replace);
  return response;
}

// A guess that failed: a login code, a password, a link that nobody gave out.
bool is_failed_guess(Problem const& problem) {
  return problem.code == "session.wrong_code" || problem.code == "session.wrong_password" ||
         problem.code == "city.wrong_code" || problem.code == "link.unknown" || problem.code == "guest.code_unknown";
}

// What is guessed at, so that ten wrong codes for one account block that account and not the meeting room.
std::string guessed_at(Order const& order) {
  auto const email = order.input.find("email");
  if (email != order.input.end() && email->is_string()) return "login " + fold(email->get<std::string>());
  // Who holds somebody's open browser may not guess their password through it either.
  bool const proves = order.input.contains("code") || order.input.contains("current");
  return proves && !order.asker.person.empty() ? "proof " + order.asker.person : "";
}

// Whoever holds a session, a link or a seat goes on while somebody else at their address guesses: a hall is one address.
// What could be guessed at, they may not guess at either.
bool goes_on(Asker const& asker, Request const& request) {
  bool const wrong_link = !request.header("Link-Token").empty() && asker.link.empty();
  return !wrong_link && (asker.known() || !asker.link.empty() || !asker.guest.empty());
}
bool is_guess(Order const& order) { return !guessed_at(order).empty() || order.input.contains("code"); }

class Door {
 public:
  explicit Door(Site& site) : site_(site), guesses_(site.clock), pace_(site.clock, site.pace) {}

  void serve(Request request, Reply reply) {
    if (request.path == "/metrics") return measures(request, reply);
    auto counted = std::make_shared<Counted>();
    reply = [this, counted, began = Steady::now(), reply = std::move(reply)](Response response) {
      metrics_.answered(counted->what, response.status, Steady::now() - began);
      reply(std::move(response));
    };
    answer(std::move(request), std::move(reply), *counted);
  }

 private:
  using Steady = std::chrono::steady_clock;
  struct Counted {
    std::string what = "other";
  };

  // For whoever has a foot on this machine; a proxy in front must not pass it on, and one that does shows 404.
  void measures(Request const& request, Reply const& reply) {
    bool const here = request.peer == "127.0.0.1" || request.peer == "::1";
    if (!here) return reply(problem_answer(Problem{404, "http.no_such_path"}, language_of(request)));
    auto text = metrics_.text(site_.gauges ? site_.gauges() : std::vector<Metrics::Gauge>{});
    reply({.headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}}, .body = std::move(text)});
  }

  void answer(Request request, Reply reply, Counted& counted) {
    counted.what = "page";
    if (request.path == "/health") return reply(Response::json(200, R"({"status":"ok"})"));
    if (request.segments.empty() || request.segments.front() != "api")
      return site_.pages(std::move(request), std::move(reply));
    counted.what = "other";
    auto const language = language_of(request);
    auto const refuse = [&](Problem const& problem) { reply(problem_answer(problem, language)); };
    if (request.path == "/api/health") return reply(Response::json(200, R"({"status":"ok"})"));
    if (request.path == "/api/openapi.json") return reply(Response::json(200, site_.openapi()));
    if (from_another_site(request)) return refuse({403, "http.another_site"});
    if (auto const wait = pace_.wait(token_of(site_, request)); wait.count() > 0)
      return refuse({429, "http.too_fast", {{"seconds", std::to_string(wait.count())}}});
    auto city = site_.city(request.host);
    if (!city) return refuse(city.problem());
    auto asker = asker_of(**city, request);
    if (auto const wait = guesses_.wait({.address = request.peer, .about = ""});
        wait.count() > 0 && !goes_on(asker, request))
      return refuse(too_many(wait));
    if (auto const* special = special_for(request)) {
      counted.what = "file";
      return (*special)({std::move(request), std::move(asker), *std::move(city)}, std::move(reply));
    }
    operate(*std::move(city), request, std::move(asker), std::move(reply), counted);
  }

  static Problem too_many(std::chrono::seconds wait) {
    return {429, "http.too_many_guesses", {{"seconds", std::to_string(wait.count())}}};
  }

  Asker asker_of(store::Store& store, Request const& request) {
    auto const credentials = credentials_of(site_, request);
    auto asker =
        store.read(store::At::present(), [&](store::Reader& reader) { return site_.who(reader, credentials); });
    if (site_.seen && !asker.session.empty()) site_.seen(store, asker);
    asker.device = std::string(request.header("User-Agent").substr(0, 200));
    return asker;
  }

  Special const* special_for(Request const& request) const {
    Special const* best = nullptr;
    std::size_t longest = 0;
    auto const asked = request.method + " " + request.path;
    for (auto const& [name, special] : site_.specials) {
      bool const fits = name.ends_with('/') ? asked.starts_with(name) : asked == name;
      if (fits && name.size() > longest) best = &special, longest = name.size();
    }
    return best;
  }

  void operate(std::shared_ptr<store::Store> const& store, Request const& request, Asker asker, Reply reply,
               Counted& counted) {
    auto const language = asker.language;
    auto order = asked(site_, request, std::move(asker));
    if (!order) return reply(problem_answer(order.problem(), language));
    auto const shared = std::make_shared<Asked>(*std::move(order));
    counted.what = shared->order.operation;
    auto const about = guessed_at(shared->order);
    bool const free = goes_on(shared->order.asker, request) && !is_guess(shared->order);
    if (auto const wait = guesses_.wait({request.peer, about}); !free && wait.count() > 0)
      return reply(problem_answer(too_many(wait), language));
    perform(
        site_.house, *store, shared->order,
        [this, store, shared, language, about, peer = request.peer, reply = std::move(reply)](Result<Answer> answer) {
          if (answer) return reply(answer_of(site_, *shared, *std::move(answer)));
          if (is_failed_guess(answer.problem())) guesses_.failed({peer, about});
          reply(problem_answer(answer.problem(), language));
        });
  }

  Site& site_;
  GuessLimiter guesses_;
  PaceLimiter pace_;
  Metrics metrics_;
};

}  // namespace

Handler api(Site& site) {
  auto const door = std::make_shared<Door>(site);
  return [door](Request request, Reply reply) { door->serve(std::move(request), std::move(reply)); };
}

}  // namespace arpent::http
