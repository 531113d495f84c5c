#include "main/transfers.h"

#include "doors/files/files.h"
#include "doors/http/problem_answer.h"
#include "doors/import/import.h"
#include "doors/said.h"
#include "main/archive_file.h"
#include "main/calendar_export.h"
#include "main/export_file.h"
#include "main/open_formats.h"

namespace arpent {
namespace {

using http::Reply;
using http::Response;
using http::Visit;

std::string parameter(Visit const& visit, std::string_view name) {
  return std::string(visit.request.parameter(name).value_or(""));
}

Response json_answer(Json body, std::string const& language, int status = 200) {
  say_all(body, language);
  return Response::json(status, body.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<Json> import(House& house, Visit& visit) {
  if (!visit.asker.known()) return Problem{401, "not_logged_in"};
  auto brought = reading::Brought{std::move(visit.request.body), parameter(visit, "what"), parameter(visit, "name"),
                                  parameter(visit, "id")};
  return reading::bring(house, *visit.store, visit.asker, std::move(brought));
}

Response attachment(std::string bytes, std::string const& type, std::string const& name) {
  Response out{.status = 200};
  out.headers = {
      {"Content-Type", type}, {"Content-Disposition", files::disposition(name)}, {"X-Content-Type-Options", "nosniff"}};
  out.body = std::move(bytes);
  return out;
}

Result<Response> exported(House& house, Visit const& visit) {
  if (!visit.asker.is_member()) return Problem{401, "not_logged_in"};
  ExportWish const wish{parameter(visit, "kind"), parameter(visit, "format"), parameter(visit, "template"),
                        parameter(visit, "on")};
  ARPENT_TRY(file, export_file(house, *visit.store, visit.asker, wish));
  return attachment(std::move(file.bytes), file.type, file.name);
}

Result<Response> opened(House& house, Visit const& visit, std::string const& format) {
  if (!visit.asker.is_member()) return Problem{401, "not_logged_in"};
  OpenWish const wish{format, parameter(visit, "on"), parameter(visit, "readers")};
  ARPENT_TRY(file, export_open(house, *visit.store, visit.asker, wish));
  return attachment(std::move(file.bytes), file.type, file.name);
}

}  // namespace

void add_transfers(http::Site& site) {
  auto& house = site.house;
  site.specials["POST /api/imports"] = [&house](Visit visit, Reply const& reply) {
    auto answer = import(house, visit);
    reply(answer ? json_answer(*std::move(answer), visit.asker.language)
                 : http::problem_answer(answer.problem(), visit.asker.language));
  };
  site.specials["GET /api/export"] = [&house](Visit const& visit, Reply const& reply) {
    auto answer = exported(house, visit);
    reply(answer ? *std::move(answer) : http::problem_answer(answer.problem(), visit.asker.language));
  };
  for (auto const& format : open_formats())
    site.specials["GET /api/export/" + format] = [&house, format](Visit const& visit, Reply const& reply) {
      auto answer = opened(house, visit, format);
      reply(answer ? *std::move(answer) : http::problem_answer(answer.problem(), visit.asker.language));
    };
  site.specials["GET /api/calendar/"] = [&house](Visit const& visit, Reply const& reply) {
    auto const& segments = visit.request.segments;
    std::string_view const name = segments.size() == 3 ? std::string_view(segments[2]) : "";
    reply(calendar_feed(house, *visit.store, name.ends_with(".ics") ? name.substr(0, name.size() - 4) : name));
  };
  auto const whole = [&site, &house](std::string const& route, auto write) {
    site.specials[route] = [&house, write](Visit const& visit, Reply const& reply) {
      auto file = write(house, *visit.store, visit.asker);
      reply(file ? attachment(std::move(file->bytes), file->type, file->name)
                 : http::problem_answer(file.problem(), visit.asker.language));
    };
  };
  whole("GET /api/export/archive", export_archive);
  whole("GET /api/export/ledger", export_ledger);
  site.specials["POST /api/files"] = [](Visit const& visit, Reply const& reply) {
    auto const kept = files::keep(*visit.store, visit.asker, visit.request.body, parameter(visit, "name"));
    reply(kept ? json_answer(*kept, visit.asker.language, 201)
               : http::problem_answer(kept.problem(), visit.asker.language));
  };
  site.specials["GET /api/files/"] = [&house](Visit const& visit, Reply const& reply) {
    auto const& segments = visit.request.segments;
    auto const found = files::find(house, *visit.store, visit.asker, segments.size() == 3 ? segments[2] : "");
    reply(found ? attachment(found->bytes, found->type, found->name)
                : http::problem_answer(found.problem(), visit.asker.language));
  };
}

}  // namespace arpent
