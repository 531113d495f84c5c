#include "doors/http/answering.h"

#include <spdlog/spdlog.h>

namespace arpent::http {

Request outline(Request const& request) {
  Request outline;
  outline.method = request.method;
  outline.segments.assign(request.segments.begin(),
                          request.segments.begin() + std::min<std::ptrdiff_t>(std::ssize(request.segments), 3));
  if (auto const languages = request.header("Accept-Language"); !languages.empty()) {
    outline.headers.emplace_back("Accept-Language", languages);
  }
  return outline;
}

Answering::Answering(std::shared_ptr<Lane> lane, std::weak_ptr<Connection> connection, Request outline,
                     std::size_t charged_bytes)
    : lane_(std::move(lane)),
      connection_(std::move(connection)),
      outline_(std::move(outline)),
      charged_bytes_(charged_bytes) {}

Answering::~Answering() {
  auto& service = *lane_->service;
  service.body_bytes -= charged_bytes_;
  if (answered_ || service.stopping) return;
  try {
    answer(service.options.problem_answer(outline_,
                                          incident(doing(outline_), "the handler let go of the request unanswered")));
  } catch (std::exception const& error) {
    spdlog::error("http: could not answer for a handler that did not: {}", error.what());
  }
}

void Answering::answer(Response response) {
  if (answered_.exchange(true)) {
    spdlog::error("http: {} was answered twice; the second answer is ignored", doing(outline_));
    return;
  }
  asio::post(lane_->io, [connection = connection_, response = std::move(response)]() mutable {
    if (auto const open = connection.lock()) open->answer(std::move(response));
    else if (response.events) response.events->abandon();
  });
}

}  // namespace arpent::http
