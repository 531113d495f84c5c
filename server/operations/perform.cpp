#include "operations/perform.h"

#include <future>

#include "base/hash.h"
#include "base/text.h"

namespace arpent {
namespace {

constexpr std::size_t longest_why = 2000;

// Who asks, checked input, and the rights: everything that can be said before anything is touched.
Result<Json> prepared(Operation const& operation, Order const& order) {
  Problem wrong{422, "invalid"};
  if (length(order.why) > longest_why)
    wrong.fields.push_back({"why",
                            "field.too_long",
                            {{"max", std::to_string(longest_why)}, {"length", std::to_string(length(order.why))}}});
  if (!order.request_id.empty() && !is_uuid(order.request_id)) wrong.fields.push_back({"request_id", "field.id"});
  if (operation.target == Target::item || (operation.kept && operation.verb != "create" && operation.verb != "list" &&
                                           operation.target == Target::standard))
    if (auto const id = order.input.value("id", Json());
        !id.is_string() || !canonical_uuid(id.get_ref<std::string const&>()))
      wrong.fields.push_back({"id", "field.id"});
  if (!operation.input) {
    if (!wrong.fields.empty()) return wrong;
    return order.input;
  }
  // An item's id comes beside the described members.
  Json input = order.input, id = nullptr;
  bool const described_id = operation.input->find("id") != nullptr;
  if (!described_id && operation.target == Target::item) {
    id = input.value("id", Json());
    input.erase("id");
  }
  auto checked = record::checked(*operation.input, input, nullptr);
  if (!checked) {
    auto& faults = checked.problem().fields;
    wrong.fields.insert(wrong.fields.end(), faults.begin(), faults.end());
  }
  if (!wrong.fields.empty()) return wrong;
  if (!id.is_null()) (*checked)["id"] = id;
  return checked;
}

std::string text_of(Json const& value) { return value.is_string() ? value.get<std::string>() : ""; }

// What an asker says to have seen against what is there now.
Result<Done> unchanged_since(Operation const& operation, Order const& order, Work& work) {
  if (!order.revision || operation.kind.empty()) return Done{};
  auto const id = text_of(order.input.value("id", Json()));
  ARPENT_TRY(present, work.get(operation.kind, id));
  if (present["revision"] == *order.revision) return Done{};
  return Problem{412, "record.changed_since", {{"revision", std::to_string(present["revision"].get<std::int64_t>())}}};
}

Call call_of(House& house, Order const& order) {
  return {order.asker, house.clock, house.ids, house.random, house.name_of_actor, house.base_url};
}

// Of everything that was asked; "" where the answer is not to be kept for the same request.
std::string fingerprint_of(Operation const& operation, Order const& order, Json const& input) {
  if (order.request_id.empty() || operation.says_secret) return "";
  return sha256_hex(operation.name + order.asker.actor() + input.dump());
}

Result<Json> act(House& house, Operation const& operation, Order const& order, Json const& input, Work& work) {
  auto const call = call_of(house, order);
  ARPENT_CHECK(house.permissions.check({work, order.asker, operation.name, operation.kind, input}));
  auto const fingerprint = fingerprint_of(operation, order, input);
  if (!fingerprint.empty()) {
    ARPENT_TRY(earlier, work.earlier_answer(order.request_id, fingerprint));
    if (earlier) return *earlier;
  }
  ARPENT_CHECK(unchanged_since(operation, order, work));
  ARPENT_TRY(answer, operation.write(call, work, input));
  if (!fingerprint.empty()) work.remember(order.request_id, fingerprint, answer);
  return answer;
}

Result<store::At> when(Order const& order) {
  if (order.on && order.moment) return Problem{400, "past.unreadable"};
  if (order.moment) return store::At::moment(*order.moment);
  if (!order.on) return store::At::present();
  if (auto const day = parse_day(*order.on)) return store::At::end_of(*day);
  return Problem{400, "past.unreadable"};
}

Result<Answer> look(House& house, store::Store& store, Operation const& operation, Order const& order,
                    Json const& input) {
  ARPENT_TRY(at, when(order));
  return store.read(at, [&](Reader& reader) -> Result<Answer> {
    ARPENT_CHECK(house.permissions.check({reader, order.asker, operation.name, operation.kind, input}));
    ARPENT_TRY(body, operation.read(call_of(house, order), reader, input));
    return Answer{std::move(body), reader.moment()};
  });
}

Result<Answer> go_on(House& house, store::Store& store, Operation const& operation, Order const& order,
                     store::Author author, Json const& input) {
  ARPENT_CHECK(store.read(store::At::present(), [&](Reader& reader) {
    return house.permissions.check({reader, order.asker, operation.name, operation.kind, input});
  }));
  auto const call = call_of(house, order);
  auto const fingerprint = fingerprint_of(operation, order, input);
  Lengthy lengthy{call, store, std::move(author), {}, {}};
  lengthy.earlier_answer = [&](Work& work) -> Result<std::optional<Json>> {
    if (fingerprint.empty()) return std::optional<Json>{};
    return work.earlier_answer(order.request_id, fingerprint);
  };
  lengthy.remember = [&](Work& work, Json const& answer) {
    if (!fingerprint.empty()) work.remember(order.request_id, fingerprint, answer);
  };
  if (!fingerprint.empty()) {
    ARPENT_TRY(earlier, store.write({.operation = operation.name}, [&](Work& work) -> Result<Json> {
      ARPENT_TRY(found, work.earlier_answer(order.request_id, fingerprint));
      return found ? Json::array({*found}) : Json::array();
    }));
    if (!earlier.empty()) return Answer{earlier.front(), 0};
  }
  ARPENT_TRY(written, operation.at_length(lengthy, input));
  return Answer{std::move(written.answer), written.moment};
}

}  // namespace

void perform(House& house, store::Store& store, Order order, std::function<void(Result<Answer>)> done) {
  auto const* operation = house.all.find(order.operation);
  if (!operation) return done(Problem{404, "operation.unknown", {{"operation", order.operation}}});
  if (operation->writes && (order.on || order.moment)) return done(Problem{400, "past.read_only"});
  auto input = prepared(*operation, order);
  if (!input) {
    // A stranger learns nothing about the shape of what is closed to them.
    bool const stranger = !order.asker.known() && order.asker.link.empty() && order.asker.seats.empty();
    if (stranger && !house.permissions.may_always(order.asker, operation->name))
      return done(Problem{401, "not_logged_in"});
    return done(input.problem());
  }
  if (!operation->writes) return done(look(house, store, *operation, order, *input));

  store::Author author{.actor = order.asker.actor(),
                       .door = order.asker.door,
                       .operation = order.operation,
                       .why = order.why,
                       .request_id = operation->says_secret ? "" : order.request_id,
                       .batch = order.batch};
  author.at = order.at;
  if (operation->at_length) return done(go_on(house, store, *operation, order, std::move(author), *input));
  auto const shared = std::make_shared<std::pair<Order, Json>>(std::move(order), *std::move(input));
  store.write(
      std::move(author),
      [&house, operation, shared](Work& work) { return act(house, *operation, shared->first, shared->second, work); },
      [done = std::move(done)](Result<Json> answer, store::Moment moment) {
        if (!answer) return done(answer.problem());
        done(Answer{*std::move(answer), moment});
      });
}

Result<Answer> perform(House& house, store::Store& store, Order order) {
  std::promise<Result<Answer>> promise;
  auto future = promise.get_future();
  perform(house, store, std::move(order), [&](Result<Answer> answer) { promise.set_value(std::move(answer)); });
  return future.get();
}

}  // namespace arpent
