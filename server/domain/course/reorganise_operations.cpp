#include <algorithm>
#include <set>

#include "domain/course/condition.h"
#include "domain/course/parts.h"
#include "domain/course/reorganise.h"
#include "domain/text_of.h"
#include "operations/standard.h"

namespace arpent::course {
namespace {

struct Reorganise {
  std::string id;                      // of the condition
  std::string says;                    // kept as its news: "Childhood becomes two services"
  std::optional<std::string> on_date;  // since when
  std::vector<std::string> from;
  std::optional<std::string> partner;  // whose promises are handed over
  std::vector<NewPost> into;
  std::vector<Move> moves;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Reorganise::id>("id", "condition", {.required = true}),
        long_text<&Reorganise::says>("says", {.required = true, .max_length = 1000}),
        date<&Reorganise::on_date>("on_date"),
        references<&Reorganise::from>("from", "post", {.required = true}),
        reference<&Reorganise::partner>("partner", "stakeholder"),
        rows<&Reorganise::into>("into", {.required = true}),
        rows<&Reorganise::moves>("moves", {.required = true}),
    };
    static Shape const shape = input<Reorganise>("reorganise", fields);
    return shape;
  }
};

struct Reorganised {
  std::vector<std::string> posts, ended;  // who takes over; the old ones on which nothing is left
  std::int64_t actions = 0, numbers = 0, promises = 0, others = 0;

  static record::Shape const& shape() {
    using namespace record;
    using R = Reorganised;
    static Field const fields[] = {references<&R::posts>("posts", "post"),     references<&R::ended>("ended", "post"),
                                   integer<&R::actions>("actions"),
                                   integer<&R::numbers>("numbers"), integer<&R::promises>("promises"),
                                   integer<&R::others>("others")};
    static Shape const shape = record::answer<R>("reorganised", fields);
    return shape;
  }
};

std::string at(char const* rows, std::size_t i, char const* field) {
  return std::string(rows) + "." + std::to_string(i) + "." + field;
}

class Carrying {
 public:
  Carrying(Register const& all, Call const& call, Work& work, Reorganise const& in)
      : all_(all), call_(call), work_(work), in_(in) {}

  Result<Reorganised> run() {
    ARPENT_TRY(condition, work_.get<Condition>(in_.id));
    ARPENT_CHECK(is_whole());
    ARPENT_CHECK(make_posts());
    for (std::size_t i = 0; i < in_.moves.size(); ++i) ARPENT_CHECK(move(i));
    ARPENT_CHECK(end_posts());
    ARPENT_CHECK(create_record(all_, call_, work_, "condition_news",
                               {{"condition", condition.id},
                                {"standing", "known"},
                                {"says", in_.says},
                                {"on_date", in_.on_date ? Json(*in_.on_date) : Json(nullptr)}}));
    work_.add_why(in_.says);
    return out_;
  }

 private:
  // Every new post has a name or is there, and what is moved is theirs to move. All faults at once.
  Result<Done> is_whole() const {
    Problem wrong{422, "invalid"};
    for (std::size_t i = 0; i < in_.into.size(); ++i)
      if (!in_.into[i].post && in_.into[i].title.value_or("").empty())
        wrong.fields.push_back({at("into", i, "title"), "field.required"});
    std::set<std::pair<std::string, std::string>> theirs;
    for (auto const& one : hanging_on(work_, in_.from, in_.partner.value_or(""))) theirs.emplace(one.kind, one.id);
    for (std::size_t i = 0; i < in_.moves.size(); ++i) {
      auto const& move = in_.moves[i];
      if (!theirs.contains({move.kind, move.id}))
        wrong.fields.push_back({at("moves", i, "id"), "reorganise.not_theirs"});
      if (move.to >= std::ssize(in_.into)) wrong.fields.push_back({at("moves", i, "to"), "reorganise.to_nobody"});
    }
    if (!wrong.fields.empty()) return wrong;
    return Done{};
  }

  Result<Done> make_posts() {
    for (auto const& one : in_.into) {
      Json post;
      if (one.post) {
        ARPENT_TRY(there, work_.get("post", *one.post));
        post = std::move(there);
      } else {
        Json fields{{"title", *one.title}};
        if (one.body) fields["body"] = *one.body;
        if (one.holder) fields["holder"] = *one.holder;
        ARPENT_TRY(made, create_record(all_, call_, work_, "post", fields));
        post = std::move(made);
      }
      out_.posts.push_back(text_of(post, "id"));
      posts_.push_back(std::move(post));
    }
    return Done{};
  }

  Result<Done> change(std::string const& kind, std::string const& id, Json fields) {
    fields["id"] = id;
    ARPENT_CHECK(do_operation(all_, call_, work_, kind + ".change", fields));
    return Done{};
  }

  Result<Done> move(std::size_t i) {
    auto const& move = in_.moves[i];
    auto const& post = posts_[static_cast<std::size_t>(move.to)];
    auto const to = text_of(post, "id");
    if (move.kind == "reporter") return number(i, text_of(post, "holder"));
    if (move.kind == "involvement") return promise(move);
    ++(move.kind == "action" ? out_.actions : out_.others);
    ARPENT_TRY(moved, work_.get(move.kind, move.id));
    Json fields = Json::object();
    for (auto const* seat : {"lead", "sponsor", "assignee", "owner", "can_say_yes"})
      if (is_from(text_of(moved, seat))) fields[seat] = to;
    return change(move.kind, move.id, fields);
  }

  // A vacant post tells no number: it stays with whoever tells it now, and the screen says so beforehand.
  Result<Done> number(std::size_t i, std::string const& holder) {
    if (holder.empty()) return Problem{422, "invalid", {}, {{at("moves", i, "to"), "reorganise.vacant"}}};
    ++out_.numbers;
    ARPENT_TRY(reporter, work_.get("reporter", in_.moves[i].id));
    Json fields{{"person", holder}};
    if (text_of(reporter, "stand_in") == holder) fields["stand_in"] = nullptr;
    return change("reporter", in_.moves[i].id, fields);
  }

  // The promise itself stays as it was given; another service keeps it.
  Result<Done> promise(Move const& move) {
    ++out_.promises;
    ARPENT_TRY(involvement, work_.get("involvement", move.id));
    ARPENT_TRY(partner, partner_for(static_cast<std::size_t>(move.to)));
    involvement["stakeholder"] = partner;
    work_.put("involvement", involvement);
    return Done{};
  }

  // What stays somewhere keeps its post, and whoever fills it. The ledger knows who filled the others, and until when.
  Result<Done> end_posts() {
    for (auto const& id : in_.from) {
      if (std::find(out_.posts.begin(), out_.posts.end(), id) != out_.posts.end()) continue;
      auto const left = hanging_on(work_, {id}, "");
      if (std::any_of(left.begin(), left.end(), [](Hanging const& one) { return one.kind != "reporter"; })) continue;
      ARPENT_CHECK(change("post", id, {{"holder", nullptr}, {"ended_on", in_.on_date.value_or(print_day(work_.today()))}}));
      out_.ended.push_back(id);
    }
    return Done{};
  }

  bool is_from(std::string const& id) const {
    return !id.empty() && std::find(in_.from.begin(), in_.from.end(), id) != in_.from.end();
  }

  // The service of the new post as a partner: by its name, as the one before was.
  Result<std::string> partner_for(std::size_t to) {
    auto const body = text_of(posts_[to], "body");
    auto const name = body.empty() ? text_of(posts_[to], "title") : body;
    if (auto const known = partners_.find(name); known != partners_.end()) return known->second;
    for (auto const& one : work_.where("stakeholder", "name", name)) return partners_[name] = text_of(one, "id");
    ARPENT_TRY(before, work_.get("stakeholder", in_.partner.value_or("")));
    Json fields{{"name", name}, {"kind", before["kind"]}, {"ring", before["ring"]}};
    if (auto const holder = text_of(posts_[to], "holder"); !holder.empty()) fields["contact"] = holder;
    ARPENT_TRY(made, create_record(all_, call_, work_, "stakeholder", fields));
    return partners_[name] = text_of(made, "id");
  }

  Register const& all_;
  Call const& call_;
  Work& work_;
  Reorganise const& in_;
  std::vector<Json> posts_{};
  std::map<std::string, std::string> partners_{};
  Reorganised out_{};
};

}  // namespace

void add_reorganise(Register& all) {
  Operation operation{.name = "condition.reorganise", .target = Target::item};
  operation.input = &Reorganise::shape();
  operation.answer = &Reorganised::shape();
  operation.writes = true;
  operation.write = [&all](Call const& call, Work& work, Json const& input) -> Result<Json> {
    auto const in = record::typed<Reorganise>(input);
    ARPENT_TRY(out, Carrying(all, call, work, in).run());
    return record::to_json(out);
  };
  add(all, std::move(operation));
}

}  // namespace arpent::course
