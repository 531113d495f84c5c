#include "main/transfers.h"

#include "doors/export/csv.h"
#include "doors/export/records.h"
#include "doors/export/workbook.h"
#include "doors/files/files.h"
#include "doors/http/problem_answer.h"
#include "doors/import/import.h"
#include "doors/said.h"

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

Result<store::At> looked_at(Visit const& visit) {
  auto const on = parameter(visit, "on");
  if (on.empty()) return store::At::present();
  if (auto const day = parse_day(on)) return store::At::end_of(*day);
  return Problem{400, "past.unreadable"};
}

Response attachment(std::string bytes, std::string const& type, std::string const& name) {
  Response out{.status = 200};
  out.headers = {
      {"Content-Type", type}, {"Content-Disposition", files::disposition(name)}, {"X-Content-Type-Options", "nosniff"}};
  out.body = std::move(bytes);
  return out;
}

constexpr char const* workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Result<Response> written_out(std::vector<writing::Table> const& tables, bool as_csv, std::string const& name,
                             std::string const& language) {
  if (as_csv) {
    if (tables.size() != 1) return Problem{422, "export.one_kind"};
    auto const style = language == "fr" ? writing::french_csv : writing::CsvStyle{};
    return attachment(writing::write_csv(tables.front(), style), "text/csv; charset=utf-8", name + ".csv");
  }
  ARPENT_TRY(bytes, writing::write_workbook(tables));
  return attachment(std::move(bytes), workbook_type, name + ".xlsx");
}

Result<Response> export_records(House& house, Visit const& visit) {
  if (!visit.asker.is_member()) return Problem{401, "not_logged_in"};
  auto const format = parameter(visit, "format"), kind = parameter(visit, "kind");
  if (!format.empty() && format != "xlsx" && format != "csv")
    return Problem{422, "invalid", {}, {{"format", "field.choice", {{"choices", "xlsx, csv"}}}}};
  auto const& language = visit.asker.language;
  if (auto const what = parameter(visit, "template"); !what.empty()) {
    auto const sheet = writing::template_of(house.all, what, language);
    if (!sheet) return Problem{404, "http.no_such_path"};
    return written_out({*sheet}, format == "csv", what, language);
  }
  ARPENT_TRY(at, looked_at(visit));
  Call const call{visit.asker, house.clock, house.ids, house.random, house.name_of_actor, house.base_url};
  auto const tables =
      visit.store->read(at, [&](Reader& reader) { return writing::tables_of(house, call, reader, kind); });
  if (tables.empty()) return Problem{404, "http.no_such_path"};
  return written_out(tables, format == "csv", kind.empty() ? "arpent" : kind, language);
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
    auto answer = export_records(house, visit);
    reply(answer ? *std::move(answer) : http::problem_answer(answer.problem(), visit.asker.language));
  };
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
