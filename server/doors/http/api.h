// The HTTP door: what arrives becomes an Order, what is answered becomes JSON. It knows no kind and no operation by
// name: paths follow from the register.
//
//   GET  /api/goals?parent=…&after=…        goal.list          GET /api/goals/{id}           goal.get
//   POST /api/goals                         goal.create        GET /api/goals/{id}/history   goal.history
//   PATCH, DELETE /api/goals/{id}           goal.change, .remove   (If-Match: "revision")
//   POST /api/actions/{id}/focus            action.focus       POST /api/measurements/put_many
//   GET  /api/today?on=2026-03-12           a view             GET, POST /api/session/me …   kinds that are not kept
//   GET  /api/openapi.json                  the reference      GET /api/health
//   GET  /metrics                           for a Prometheus on the same machine
//
// Every write may carry ?why=, Request-Id and JSON of at most 1 MB; every read ?on= or ?moment=.
#pragma once
#include <functional>
#include <map>
#include <memory>

#include "doors/http/message.h"
#include "doors/http/metrics.h"
#include "doors/http/pace.h"
#include "doors/http/rate.h"
#include "operations/perform.h"

namespace arpent::http {

// What a request carries to say who it is.
struct Credentials {
  std::string session_token, link_token, language, guest_token;
};

// A request that is not an operation with JSON in and out: uploads, downloads, pages. Path prefix → handler.
struct Visit {
  Request request;
  Asker asker;
  std::shared_ptr<store::Store> store;
};
using Special = std::function<void(Visit, Reply)>;

struct Site {
  House& house;
  // The city of a host name; 404 "city.unknown" {host}.
  std::function<Result<std::shared_ptr<store::Store>>(std::string const& host)> city;
  std::function<Asker(store::Reader&, Credentials const&)> who;
  Clock const& clock;
  std::function<void(store::Store&, Asker const&)> seen{};  // each request of somebody who is signed in; must not wait
  std::map<std::string, Special>
      specials{};  // "POST /api/imports"; "GET /api/files/" for all below it: the longest wins
  Handler pages;   // whatever is not under /api
  std::function<std::string()> openapi;
  bool secure_cookies = false;
  PaceLimiter::Limits pace{};                             // of one account or link
  std::function<std::vector<Metrics::Gauge>()> gauges{};  // for GET /metrics
  std::string session_cookie = "arpent_session";          // browsers share cookies between the ports of a host
  // Of a phone without an account that took a seat.
  std::string guest_cookie() const { return session_cookie + "_guest"; }
};

Handler api(Site& site);

}  // namespace arpent::http
