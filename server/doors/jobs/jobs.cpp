#include "doors/jobs/jobs.h"

#include <spdlog/spdlog.h>

#include "words/words.h"

namespace arpent::jobs {
namespace {

using namespace std::chrono_literals;
constexpr auto look_every = 2s;
constexpr std::int64_t attempts_max = 8;

// 30 s, 1 min, 2 min, … 1 h: eight attempts take about two hours.
std::chrono::milliseconds pause_after(std::int64_t attempts) {
  auto pause = std::chrono::milliseconds(30s);
  for (std::int64_t n = 1; n < attempts && pause < 1h; ++n) pause *= 2;
  return std::min<std::chrono::milliseconds>(pause, 1h);
}

std::string text_of(Json const& input, char const* name) {
  auto const found = input.find(name);
  return found != input.end() && found->is_string() ? found->get<std::string>() : "";
}

constexpr auto nothing = "\x01";

// Nor is a line of a name ("Where: ") without what it names.
std::string without_empty_lines(std::string const& part) {
  std::string out;
  for (std::size_t at = 0; at <= part.size();) {
    auto const end = std::min(part.find('\n', at), part.size());
    auto const line = part.substr(at, end - at);
    if (!line.ends_with(nothing)) out += (out.empty() ? "" : "\n") + line;
    at = end + 1;
  }
  return out;
}

// A heading below which there is nothing is no part of a letter.
std::string without_empty_parts(std::string const& text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    auto const end = std::min(text.find("\n\n", at), text.size());
    auto const part = text.substr(at, end - at);
    if (!part.ends_with(std::string("\n") + nothing)) out += (out.empty() ? "" : "\n\n") + without_empty_lines(part);
    at = end + 2;
  }
  std::erase(out, *nothing);
  return out;
}

}  // namespace

Mail mail_of(Json const& input, std::string const& from) {
  auto const key = "mail." + text_of(input, "template");
  auto const language = text_of(input, "language");
  Params params;
  if (auto const given = input.find("params"); given != input.end())
    for (auto const& [name, value] : given->items())
      params.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  auto const subject = say(language, key + ".subject", params);
  for (auto& [name, value] : params)
    if (value.empty()) value = nothing;
  return {from, text_of(input, "to"), subject, without_empty_parts(say(language, key + ".text", params)),
          text_of(input, "calendar")};
}

Jobs::Jobs(std::function<std::vector<std::shared_ptr<store::Store>>()> cities, MailRoute route, Clock const& clock,
           Random& random, std::function<void(store::Store&)> upkeep)
    : cities_(std::move(cities)),
      route_(std::move(route)),
      clock_(clock),
      random_(random),
      upkeep_(std::move(upkeep)),
      thread_([this](std::stop_token stop) { loop(stop); }) {}

Jobs::~Jobs() {
  thread_.request_stop();
  wake_.notify_all();
}

void Jobs::run_due(store::Store& store) {
  for (auto const& job : store.due_jobs()) {
    auto sent = job.name == "mail" ? send(mail_of(job.input, route_.from), route_, clock_.now(), random_)
                                   : Result<Done>(Problem{500, "job.unknown", {{"name", job.name}}});
    if (sent) {
      (void)store.finish_job(job.id);
      continue;
    }
    auto const fault = say("en", sent.problem().code, sent.problem().params);
    auto const last = job.attempts + 1 >= attempts_max || job.name != "mail";
    spdlog::warn("job {} of kind {} failed, attempt {}", job.id, job.name, job.attempts + 1);
    (void)store.fail_job(job.id, fault,
                         last ? std::nullopt : std::optional(clock_.now() + pause_after(job.attempts + 1)));
  }
}

void Jobs::loop(std::stop_token stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    for (auto const& store : cities_()) {
      try {
        run_due(*store);
        upkeep_(*store);
      } catch (std::exception const& error) {
        spdlog::error("jobs: {}", error.what());
      }
    }
    wake_.wait_for(lock, stop, look_every, [] { return false; });
  }
}

}  // namespace arpent::jobs
