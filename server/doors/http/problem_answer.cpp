#include "doors/http/problem_answer.h"

#include <spdlog/spdlog.h>

#include "base/json.h"
#include "base/random.h"
#include "words/words.h"

namespace arpent::http {

std::string language_of(Request const& request) {
  auto const asked = request.header("Language");
  if (asked == "fr" || asked == "en") return std::string(asked);
  return std::string(language_from(request.header("Accept-Language"), ""));
}

Response problem_answer(Request const& request, Problem const& problem) {
  return problem_answer(problem, language_of(request));
}

Response problem_answer(Problem const& problem, std::string const& language) {
  auto fields = Json::array();
  for (auto const& field : problem.fields)
    fields.push_back(
        {{"field", field.field}, {"code", field.code}, {"message", say(language, field.code, field.params)}});
  Json body{
      {"code", problem.code}, {"message", say(language, problem.code, problem.params)}, {"fields", std::move(fields)}};
  for (auto const& [name, value] : problem.params)
    if (!body.contains(name)) body[name] = value;
  auto response = Response::json(problem.status, body.dump(-1, ' ', false, Json::error_handler_t::replace));
  for (auto const& [name, value] : problem.params) {
    if (problem.status == 429 && name == "seconds") response.headers.emplace_back("Retry-After", value);
    if (problem.code == "http.method_not_allowed" && name == "allow") response.headers.emplace_back("Allow", value);
  }
  if (problem.status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

Problem incident(std::string_view doing, std::exception_ptr const& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (Bug const& bug) {
    return incident(doing, std::string("a broken promise of ours: ") + bug.what());
  } catch (std::exception const& error) {
    return incident(doing, error.what());
  } catch (...) {
    return incident(doing, "something that is no exception was thrown");
  }
}

Problem incident(std::string_view doing, std::string_view what) {
  SystemRandom random;
  auto const number = random_crockford(random, 8);
  spdlog::error("incident {}: {}: {}", number, doing, what);
  return {500, "incident", {{"incident", number}}};
}

std::string doing(Request const& request) {
  auto text = request.method + " ";
  for (std::size_t i = 0; i < std::min<std::size_t>(request.segments.size(), 2); ++i) text += "/" + request.segments[i];
  return request.segments.size() > 2 ? text + "/…" : text;
}

}  // namespace arpent::http
