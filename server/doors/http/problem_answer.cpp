#include "doors/http/problem_answer.h"

#include <spdlog/spdlog.h>

#include "base/json.h"
#include "base/random.h"
#include "words/words.h"

namespace arpent::http {

Response problem_answer(Request const& request, Problem const& problem) {
  auto const language = language_from(request.header("Accept-Language"));
  Json text = {{"code", problem.code}, {"message", say(language, problem.code, problem.params)}};
  for (auto const& [name, value] : problem.params) {
    if (!text.contains(name)) text[name] = value;
  }
  auto fields = Json::array();
  for (auto const& field : problem.fields) {
    fields.push_back(
        {{"field", field.field}, {"code", field.code}, {"message", say(language, field.code, field.params)}});
  }
  if (!fields.empty()) text["fields"] = std::move(fields);
  auto response = Response::json(problem.status, text.dump(-1, ' ', false, Json::error_handler_t::replace));
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
