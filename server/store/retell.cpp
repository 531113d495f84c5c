#include "store/retell.h"

#include <filesystem>

#include "store/incident.h"
#include "store/rebuild.h"
#include "store/unfinished.h"
#include "store/upkeep.h"

namespace arpent::store {
namespace {

Problem unreadable(std::string const& part, std::int64_t line) {
  return {422, "retell.unreadable", {{"part", part}, {"line", line ? std::to_string(line) : ""}}};
}

struct OutOfPlace : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void in_place(bool condition) {
  if (!condition) throw OutOfPlace("not in its place");
}

std::string text_of(Json const& object, char const* name) { return object.at(name).get<std::string>(); }

Value maybe_text(Json const& object, char const* name) {
  return object.contains(name) ? Value(text_of(object, name)) : Value(nullptr);
}

// What the text makes impossible is its fault, what the disk does is not.
Result<Done> reading(std::string const& part, std::int64_t line, std::function<void()> const& act) {
  try {
    act();
    return Done{};
  } catch (OutOfPlace const&) {
    return unreadable(part, line);
  } catch (Json::exception const&) {
    return unreadable(part, line);
  } catch (Bug const&) {
    return unreadable(part, line);
  } catch (Failure const& failure) {
    if (failure.cause != Failure::Cause::constraint) throw;
    return unreadable(part, line);
  }
}

Result<Done> made(Options const& options, Zone const& zone, std::function<Result<Done>(Retelling&)> const& tell) {
  auto const connection = connect(options.path, Access::write, Durability::full);
  Catalogue const catalogue(options.shapes, connection->dialect());
  Furniture const furniture{options.live_tables, options.projections};
  ARPENT_TRY(migrated, bring_up_to_date(*connection, catalogue, furniture, options.migrations, options.path));
  (void)migrated;
  connection->begin_write();
  Retelling retelling(*connection);
  if (auto told = tell(retelling); !told) return told;  // closing the file takes it back
  connection->commit();
  ARPENT_CHECK(reading("ledger", 0, [&] { rebuild(*connection, catalogue, furniture, zone); }));
  begin_epoch(*connection);
  return Done{};
}

}  // namespace

void Retelling::blob(Blob const& blob) {
  connection_.run(
      "INSERT INTO blob (sha256, type, size, bytes) VALUES (:sha256, :type, :size, :bytes)",
      {{"sha256", blob.sha256}, {"type", blob.type}, {"size", blob.bytes.size()}, {"bytes", Bytes{blob.bytes}}});
}

Result<Done> Retelling::entry(std::string_view line) {
  ++entries_;
  return reading("ledger", entries_, [&] { keep_entry(Json::parse(line)); });
}

void Retelling::keep_entry(Json const& entry) {
  auto const moment = entry.at("moment").get<Moment>();
  auto const at = text_of(entry, "at");
  auto const instant = parse_instant(at);
  in_place(moment > last_moment_ && moment < never && instant && print_instant(*instant) == at && at >= last_at_);
  connection_.run(
      "INSERT INTO entry (moment, at, actor, door, operation, why, request_id, batch, undoes) VALUES (:moment, :at, "
      ":actor, :door, :operation, :why, :request_id, :batch, :undoes)",
      {{"moment", moment},
       {"at", at},
       {"actor", text_of(entry, "actor")},
       {"door", text_of(entry, "door")},
       {"operation", text_of(entry, "operation")},
       {"why", text_of(entry, "why")},
       {"request_id", maybe_text(entry, "request_id")},
       {"batch", maybe_text(entry, "batch")},
       {"undoes", entry.contains("undoes") ? Value(entry.at("undoes").get<Moment>()) : Value(nullptr)}});
  last_moment_ = moment;
  last_at_ = at;
  for (auto const& record : entry.at("records")) keep_record(moment, record);
}

void Retelling::keep_record(Moment moment, Json const& record) {
  auto const kind = text_of(record, "kind"), id = text_of(record, "id");
  auto const revision = record.at("revision").get<std::int64_t>();
  auto const& after = record.at("after");
  in_place(!kind.empty() && !id.empty() && (after.is_null() || after.is_object()));
  auto& last = revisions_[{kind, id}];
  in_place(revision > last);
  if (std::exchange(last, revision) > 0)
    connection_.run("UPDATE ledger SET until = :moment WHERE id = :id AND kind = :kind AND until = :never",
                    {{"moment", moment}, {"id", id}, {"kind", kind}, {"never", never}});
  connection_.run(
      "INSERT INTO ledger (moment, kind, id, revision, after) VALUES (:moment, :kind, :id, :revision, :after)",
      {{"moment", moment},
       {"kind", kind},
       {"id", id},
       {"revision", revision},
       {"after", after.is_null() ? Value(nullptr) : Value(after.dump())}});
}

Result<Done> Retelling::facts(std::string_view line) {
  ++batches_;
  return reading("facts", batches_, [&] { keep_facts(Json::parse(line)); });
}

void Retelling::keep_facts(Json const& batch) {
  auto const moment = batch.at("moment").get<Moment>();
  in_place(moment > last_batch_ && moment < never);
  last_batch_ = moment;
  if (batch.contains("at")) {
    auto const at = text_of(batch, "at");
    in_place(parse_instant(at).has_value());
    connection_.run("INSERT INTO fact_batch (moment, at) VALUES (:moment, :at)", {{"moment", moment}, {"at", at}});
  }
  for (auto const& fact : batch.at("facts"))
    connection_.run(
        "INSERT INTO fact (kind, id, stream, moment, n, body) VALUES (:kind, :id, :stream, :moment, :n, :body)",
        {{"kind", text_of(fact, "kind")},
         {"id", text_of(fact, "id")},
         {"stream", text_of(fact, "stream")},
         {"moment", moment},
         {"n", fact.at("n").get<std::int64_t>()},
         {"body", text_of(fact, "body")}});
}

Result<Done> retell(Options options, std::function<Result<Done>(Retelling&)> const& tell) {
  auto const path = options.path;
  if (std::filesystem::exists(path)) return Problem{409, "backup.there", {{"path", path}}};
  auto const zone = Zone::find(options.zone);
  if (!zone) return Problem{422, "store.zone", {{"zone", options.zone}}};
  Unfinished const part{path + ".part"};
  options.path = part.path;
  try {
    std::filesystem::remove(part.path);
    ARPENT_CHECK(made(options, *zone, tell));
    std::filesystem::rename(part.path, path);
    return Done{};
  } catch (Failure const&) {
    return incident("retell " + path, std::current_exception());
  } catch (std::filesystem::filesystem_error const&) {
    return incident("retell " + path, std::current_exception());
  }
}

}  // namespace arpent::store
