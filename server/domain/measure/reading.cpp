#include "domain/measure/reading.h"

#include <algorithm>
#include <array>
#include <map>

#include "domain/text_of.h"
#include "store/work.h"

namespace arpent::measure {
namespace {

constexpr char const* schema =
    "CREATE TABLE reading (indicator TEXT NOT NULL, territory TEXT NOT NULL, of_group TEXT NOT NULL, stage TEXT NOT "
    "NULL,"
    " place_in_time TEXT NOT NULL, period TEXT NOT NULL, value REAL, numerator REAL, denominator REAL, in_words "
    "INTEGER NOT NULL,"
    " measurement TEXT NOT NULL, confidence TEXT NOT NULL,"
    " PRIMARY KEY (indicator, territory, of_group, stage, place_in_time));\n"
    "CREATE TABLE latest_reading (indicator TEXT NOT NULL, territory TEXT NOT NULL, of_group TEXT NOT NULL, stage TEXT "
    "NOT NULL,"
    " place_in_time TEXT NOT NULL, PRIMARY KEY (indicator, territory, of_group, stage));\n"
    "CREATE TABLE waiting_number (measurement TEXT NOT NULL PRIMARY KEY, indicator TEXT NOT NULL, territory TEXT NOT "
    "NULL, of_group TEXT NOT NULL, stage TEXT NOT NULL, period TEXT NOT NULL, state TEXT NOT NULL);\n"
    "CREATE INDEX waiting_number_of ON waiting_number (indicator, territory, period);\n";

std::optional<double> number_of(Json const& record, char const* field) {
  auto const found = record.find(field);
  return found != record.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

// Keys of one frequency sort as time goes by, but for school periods from the tenth on.
std::string place_in_time(std::string const& period) {
  auto const p = period.find("-P");
  return p != std::string::npos && p + 3 == period.size() ? period.substr(0, p + 2) + "0" + period.substr(p + 2)
                                                          : period;
}

using Cell = std::vector<std::pair<std::string_view, store::Value>>;

Cell cell_of(Json const& record) {
  return {{"indicator", text_of(record, "indicator")},
          {"territory", text_of(record, "territory")},
          {"of_group", text_of(record, "group")},
          {"stage", text_of(record, "stage")}};
}

constexpr char const* of_the_cell =
    " WHERE indicator = :indicator AND territory = :territory AND of_group = :of_group AND stage = :stage";

// Two statements, not INSERT … SELECT: that one would have SQLite note where it began and go back through all that the
// work has changed, for each of a hundred thousand numbers that are taken back.
void point_at_latest(store::Work& work, Cell cell) {
  static auto const forget = std::string("DELETE FROM latest_reading") + of_the_cell;
  static auto const last =
      std::string("SELECT place_in_time FROM reading") + of_the_cell + " ORDER BY place_in_time DESC LIMIT 1";
  work.run(forget, cell);
  std::string latest;
  work.select(last, cell, [&](store::Row const& row) { latest = row.text(0); });
  if (latest.empty()) return;
  cell.emplace_back("place_in_time", latest);
  work.run(
      "INSERT INTO latest_reading (indicator, territory, of_group, stage, place_in_time) VALUES (:indicator, "
      ":territory, :of_group, :stage, :place_in_time)",
      cell);
}

// A number less: the latest is looked for anew where it was this one.
void point_past(store::Work& work, Json const& number) {
  static auto const is_latest =
      std::string("SELECT 1 FROM latest_reading") + of_the_cell + " AND place_in_time = :place_in_time";
  auto values = cell_of(number);
  values.emplace_back("place_in_time", place_in_time(text_of(number, "period")));
  bool was_latest = false;
  work.select(is_latest, values, [&](store::Row const&) { was_latest = true; });
  if (was_latest) point_at_latest(work, cell_of(number));
}

// A number more, none less: the latest is the one that was, or this one.
void point_at_later(store::Work& work, Json const& number) {
  auto values = cell_of(number);
  values.emplace_back("place_in_time", place_in_time(text_of(number, "period")));
  work.run(
      "INSERT INTO latest_reading (indicator, territory, of_group, stage, place_in_time) VALUES (:indicator, "
      ":territory, :of_group, :stage, :place_in_time) ON CONFLICT (indicator, territory, of_group, stage) DO UPDATE "
      "SET "
      "place_in_time = excluded.place_in_time WHERE excluded.place_in_time > latest_reading.place_in_time",
      values);
}

bool waits(Json const* number) {
  return number && (text_of(*number, "state") == "submitted" || text_of(*number, "state") == "returned");
}

void follow_waiting(store::Work& work, Json const* before, Json const* after) {
  if (waits(before))
    work.run("DELETE FROM waiting_number WHERE measurement = :measurement", {{"measurement", text_of(*before, "id")}});
  if (!waits(after)) return;
  auto values = cell_of(*after);
  values.insert(values.end(), {{"period", text_of(*after, "period")},
                               {"measurement", text_of(*after, "id")},
                               {"state", text_of(*after, "state")}});
  work.run(
      "INSERT INTO waiting_number (measurement, indicator, territory, of_group, stage, period, state)"
      " VALUES (:measurement, :indicator, :territory, :of_group, :stage, :period, :state)",
      values);
}

void follow(store::Work& work, std::string_view kind, Json const* before, Json const* after) {
  if (kind != "measurement") return;
  follow_waiting(work, before, after);
  bool const counted = before && text_of(*before, "state") == "accepted";
  bool const counts = after && text_of(*after, "state") == "accepted";
  if (counted) {
    static auto const forget = std::string("DELETE FROM reading") + of_the_cell +
                               " AND place_in_time = :place_in_time AND measurement = :measurement";
    auto values = cell_of(*before);
    values.insert(values.end(), {{"place_in_time", place_in_time(text_of(*before, "period"))},
                                 {"measurement", text_of(*before, "id")}});
    work.run(forget, values);
  }
  if (counts) {
    auto values = cell_of(*after);
    auto const period = text_of(*after, "period");
    values.insert(values.end(), {{"place_in_time", place_in_time(period)},
                                 {"period", period},
                                 {"value", number_of(*after, "value")},
                                 {"numerator", number_of(*after, "numerator")},
                                 {"denominator", number_of(*after, "denominator")},
                                 {"in_words", text_of(*after, "narrative").empty() ? 0 : 1},
                                 {"measurement", text_of(*after, "id")},
                                 {"confidence", text_of(*after, "confidence")}});
    // Of two numbers of one cell the accepted one comes last when the other is superseded by it in the same work.
    work.run(
        "INSERT INTO reading (indicator, territory, of_group, stage, place_in_time, period, value, numerator, "
        "denominator, in_words,"
        " measurement, confidence) VALUES (:indicator, :territory, :of_group, :stage, :place_in_time, :period, :value, "
        ":numerator,"
        " :denominator, :in_words, :measurement, :confidence)"
        " ON CONFLICT (indicator, territory, of_group, stage, place_in_time) DO UPDATE SET value = excluded.value,"
        " numerator = excluded.numerator, denominator = excluded.denominator, in_words = excluded.in_words,"
        " measurement = excluded.measurement, confidence = excluded.confidence",
        values);
  }
  if (counts && !counted) point_at_later(work, *after);
  else if (counted && counts) point_at_latest(work, cell_of(*after));
  else if (counted) point_past(work, *before);
}

CellReading from(store::Row const& row) {
  return {.indicator = row.text(0),
          .territory = row.text(1),
          .group = row.text(2),
          .stage = row.text(3),
          .period = row.text(4),
          .reading = {.value = row.optional_number(5),
                      .numerator = row.optional_number(6),
                      .denominator = row.optional_number(7),
                      .in_words = row.flag(8)},
          .measurement = row.text(9),
          .confidence = row.text(10)};
}

constexpr char const* from_the_past =
    "SELECT indicator, COALESCE(territory, ''), COALESCE(\"group\", ''), COALESCE(stage, ''), period, value, "
    "numerator, denominator,"
    " CASE WHEN COALESCE(narrative, '') = '' THEN 0 ELSE 1 END, id, confidence FROM {measurement} AS m WHERE state = "
    "'accepted'";

}  // namespace

store::Projection readings() {
  return {.name = "reading",
          .schema = schema,
          .tables = {"reading", "latest_reading", "waiting_number"},
          .on_change = follow};
}

void each_latest(store::Reader& reader, std::function<void(CellReading)> const& take) {
  if (reader.present()) {
    // In this order: the other way round every number of the city would be looked at.
    reader.select(
        "SELECT r.indicator, r.territory, r.of_group, r.stage, r.period, r.value, r.numerator, r.denominator, "
        "r.in_words,"
        " r.measurement, r.confidence FROM latest_reading l CROSS JOIN reading r ON r.indicator = l.indicator"
        " AND r.territory = l.territory AND r.of_group = l.of_group AND r.stage = l.stage AND r.place_in_time = "
        "l.place_in_time",
        {}, [&](store::Row const& row) { take(from(row)); });
    return;
  }
  std::map<std::array<std::string, 4>, CellReading> latest;
  reader.select(from_the_past, {}, [&](store::Row const& row) {
    auto reading = from(row);
    auto [place, first] =
        latest.try_emplace({reading.indicator, reading.territory, reading.group, reading.stage}, reading);
    if (!first && place_in_time(place->second.period) < place_in_time(reading.period))
      place->second = std::move(reading);
  });
  for (auto& [cell, reading] : latest) take(std::move(reading));
}

namespace {

constexpr char const* kept_columns =
    "SELECT indicator, territory, of_group, stage, period, value, numerator, denominator, in_words, measurement, "
    "confidence FROM reading";

Cell values_of(CellReading const& cell) {
  return {
      {"indicator", cell.indicator}, {"territory", cell.territory}, {"of_group", cell.group}, {"stage", cell.stage}};
}

bool is_of(CellReading const& reading, CellReading const& cell) {
  return reading.territory == cell.territory && reading.group == cell.group && reading.stage == cell.stage;
}

WaitingNumber waiting_from(store::Row const& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
}

constexpr char const* waiting_columns =
    "SELECT indicator, territory, of_group, stage, period, measurement, state FROM waiting_number";
constexpr char const* waiting_from_the_past =
    "SELECT indicator, COALESCE(territory, ''), COALESCE(\"group\", ''), COALESCE(stage, ''), period, id, state"
    " FROM {measurement} AS m WHERE state IN ('submitted', 'returned')";

std::vector<WaitingNumber> waiting(store::Reader& reader, std::string const& sql, store::Values const& values) {
  std::vector<WaitingNumber> out;
  reader.select(sql, values, [&](store::Row const& row) { out.push_back(waiting_from(row)); });
  std::sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.measurement < b.measurement; });
  return out;
}

void sort_by_time(std::vector<CellReading>& readings) {
  std::stable_sort(readings.begin(), readings.end(), [](CellReading const& one, CellReading const& other) {
    auto const a = place_in_time(one.period), b = place_in_time(other.period);
    return a != b ? a < b : one.territory < other.territory;
  });
}

}  // namespace

std::optional<CellReading> reading_at(store::Reader& reader, CellReading const& cell, std::string_view period) {
  std::optional<CellReading> out;
  if (reader.present()) {
    auto values = values_of(cell);
    auto const place = place_in_time(std::string(period));
    values.emplace_back("place_in_time", place);
    reader.select(std::string(kept_columns) + of_the_cell + " AND place_in_time = :place_in_time", values,
                  [&](store::Row const& row) { out = from(row); });
    return out;
  }
  for (auto& reading : readings_of(reader, cell.indicator))
    if (is_of(reading, cell) && reading.period == period) out = std::move(reading);
  return out;
}

std::optional<CellReading> reading_before(store::Reader& reader, CellReading const& cell, std::string_view period) {
  std::optional<CellReading> out;
  auto const place = place_in_time(std::string(period));
  if (reader.present()) {
    auto values = values_of(cell);
    values.emplace_back("place_in_time", place);
    reader.select(std::string(kept_columns) + of_the_cell +
                      " AND place_in_time < :place_in_time ORDER BY place_in_time DESC LIMIT 1",
                  values, [&](store::Row const& row) { out = from(row); });
    return out;
  }
  for (auto& reading : readings_of(reader, cell.indicator))
    if (is_of(reading, cell) && place_in_time(reading.period) < place) out = std::move(reading);
  return out;
}

std::vector<WaitingNumber> waiting_numbers(store::Reader& reader) {
  return waiting(reader, reader.present() ? waiting_columns : waiting_from_the_past, {});
}

std::vector<WaitingNumber> waiting_at(store::Reader& reader, CellReading const& cell, std::string_view period) {
  if (reader.present()) {
    auto values = values_of(cell);
    values.emplace_back("period", period);
    return waiting(reader, std::string(waiting_columns) + of_the_cell + " AND period = :period", values);
  }
  std::vector<WaitingNumber> out;
  for (auto& number : waiting_numbers(reader))
    if (number.indicator == cell.indicator && number.territory == cell.territory && number.group == cell.group &&
        number.stage == cell.stage && number.period == period)
      out.push_back(std::move(number));
  return out;
}

bool has_numbers(store::Reader& reader, std::string_view indicator) {
  ensure(reader.present(), "asked while numbers are kept");
  bool out = false;
  for (auto const* table : {"reading", "waiting_number"})
    reader.select("SELECT 1 FROM " + std::string(table) + " WHERE indicator = :indicator LIMIT 1",
                  {{"indicator", indicator}}, [&](store::Row const&) { out = true; });
  return out;
}

std::vector<CellReading> readings_of(store::Reader& reader, std::string_view indicator) {
  std::vector<CellReading> out;
  auto const keep = [&](store::Row const& row) { out.push_back(from(row)); };
  if (reader.present())
    reader.select(
        "SELECT indicator, territory, of_group, stage, period, value, numerator, denominator, in_words, measurement, "
        "confidence"
        " FROM reading WHERE indicator = :indicator",
        {{"indicator", indicator}}, keep);
  else reader.select(std::string(from_the_past) + " AND indicator = :indicator", {{"indicator", indicator}}, keep);
  sort_by_time(out);
  return out;
}

std::vector<CellSpan> spans_of(store::Reader& reader, std::string_view indicator) {
  ensure(reader.present(), "the past has no table of cells");
  std::vector<CellSpan> out;
  reader.select(
      "SELECT l.territory, (SELECT first.period FROM reading first WHERE first.indicator = l.indicator AND "
      "first.territory = l.territory AND first.of_group = l.of_group AND first.stage = l.stage ORDER BY "
      "first.place_in_time LIMIT 1), r.period FROM latest_reading l CROSS JOIN reading r ON r.indicator = l.indicator "
      "AND r.territory = l.territory AND r.of_group = l.of_group AND r.stage = l.stage AND r.place_in_time = "
      "l.place_in_time WHERE l.indicator = :indicator",
      {{"indicator", indicator}}, [&](store::Row const& row) {
        out.push_back({row.text(0), row.text(1), row.text(2)});
      });
  return out;
}

std::vector<CellReading> readings_in(store::Reader& reader, std::string_view indicator,
                                     std::set<std::string> const& periods) {
  ensure(reader.present(), "the past has no table of cells");
  std::vector<CellReading> out;
  for (auto const& period : periods)
    reader.select(
        "SELECT r.indicator, r.territory, r.of_group, r.stage, r.period, r.value, r.numerator, r.denominator, "
        "r.in_words, r.measurement, r.confidence FROM latest_reading l CROSS JOIN reading r ON r.indicator = "
        "l.indicator AND r.territory = l.territory AND r.of_group = l.of_group AND r.stage = l.stage AND "
        "r.place_in_time = :place_in_time WHERE l.indicator = :indicator",
        {{"place_in_time", place_in_time(period)}, {"indicator", indicator}},
        [&](store::Row const& row) { out.push_back(from(row)); });
  sort_by_time(out);
  return out;
}

namespace {

// "column IN (:prefix0, :prefix1, …)" and what stands for them; nothing is among none.
std::string among(std::string const& column, std::string const& prefix, std::vector<std::string> const& wanted,
                  std::vector<std::string>& names, store::Values& values) {
  std::string out;
  names.reserve(wanted.size());
  for (auto const& one : wanted) {
    names.push_back(prefix + std::to_string(names.size()));
    values.emplace_back(names.back(), one);
    out += (out.empty() ? ":" : ", :") + names.back();
  }
  return out.empty() ? "FALSE" : column + " IN (" + out + ")";
}

}  // namespace

ReadingsByIndicator readings_of(store::Reader& reader, std::vector<std::string> const& indicators) {
  ReadingsByIndicator out;
  if (reader.present()) {
    for (auto const& indicator : indicators) out[indicator] = readings_of(reader, indicator);
    return out;
  }
  std::vector<std::string> names;
  store::Values values;
  auto const of_these = among("indicator", "i", indicators, names, values);
  reader.select(std::string(from_the_past) + " AND " + of_these, values, [&](store::Row const& row) {
    auto reading = from(row);
    auto& list = out[reading.indicator];
    list.push_back(std::move(reading));
  });
  for (auto& [indicator, readings] : out) sort_by_time(readings);
  return out;
}

PlaceReadings::PlaceReadings(store::Reader& reader, std::vector<std::string> territories)
    : reader_(reader), territories_(std::move(territories)) {
  if (reader.present()) return;
  std::vector<std::string> names;
  store::Values values;
  auto const here = among("COALESCE(territory, '')", "t", territories_, names, values);
  reader.select(std::string(from_the_past) + " AND " + here, values, [&](store::Row const& row) {
    auto reading = from(row);
    auto const indicator = reading.indicator;
    past_[indicator].push_back(std::move(reading));
  });
  for (auto& [indicator, readings] : past_) sort_by_time(readings);
}

std::vector<CellReading> PlaceReadings::of(std::string_view indicator) const {
  if (!reader_.present()) {
    auto const found = past_.find(indicator);
    return found == past_.end() ? std::vector<CellReading>{} : found->second;
  }
  std::vector<CellReading> out;
  for (auto const& territory : territories_)
    reader_.select(std::string(kept_columns) + " WHERE indicator = :indicator AND territory = :territory",
                   {{"indicator", indicator}, {"territory", territory}},
                   [&](store::Row const& row) { out.push_back(from(row)); });
  sort_by_time(out);
  return out;
}

}  // namespace arpent::measure
