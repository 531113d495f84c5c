// What is told of a running test, as it comes in and as it is answered.
#pragma once
#include "domain/pilot/standing_answer.h"

namespace arpent::pilot {

struct ReportInput {
  std::string id;                 // of the test
  std::string report;             // made by the client: sent twice, kept once
  std::optional<std::string> on;  // absent: today
  std::optional<std::int64_t> exposed, events;
  std::optional<std::string> red_line, group, who, note;
  bool others = false;  // not those of the report that is there for the same day
  bool beyond = false;  // more than the open step or the card allow, and so it is

  static record::Shape const& shape() {
    using namespace record;
    using R = ReportInput;
    static Field const fields[] = {
        reference<&R::id>("id", "pilot", {.required = true}),
        text<&R::report>("report", {.required = true, .max_length = 36}),
        date<&R::on>("on"),
        integer<&R::exposed>("exposed", {.required = true, .min = 0, .max = 100000}),
        integer<&R::events>("events", {.min = 0, .max = 100000}),
        text<&R::red_line>("red_line"),
        text<&R::group>("group"),
        text<&R::who>("who", {.max_length = 40}),
        text<&R::note>("note", {.max_length = 1000}),
        flag<&R::others>("others"),
        flag<&R::beyond>("beyond"),
    };
    static Shape const shape = input<R>("report_of_pilot", fields);
    return shape;
  }
};

// A line of many that are told at once: from a sheet, or typed from paper.
struct ReportRow {
  std::string report;
  std::string on;
  std::optional<std::int64_t> exposed, events;
  std::optional<std::string> red_line, group, who, note;
  bool others = false, beyond = false;

  static record::Shape const& shape() {
    using namespace record;
    using R = ReportRow;
    static Field const fields[] = {
        text<&R::report>("report", {.required = true, .max_length = 36}),
        date<&R::on>("on", {.required = true}),
        integer<&R::exposed>("exposed", {.required = true, .min = 0, .max = 100000}),
        integer<&R::events>("events", {.min = 0, .max = 100000}),
        text<&R::red_line>("red_line"),
        text<&R::group>("group"),
        text<&R::who>("who", {.max_length = 40}),
        text<&R::note>("note", {.max_length = 1000}),
        flag<&R::others>("others"),
        flag<&R::beyond>("beyond"),
    };
    static Shape const shape = input<R>("report_row", fields);
    return shape;
  }
};

struct ManyReports {
  std::string id;
  std::vector<ReportRow> rows;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&ManyReports::id>("id", "pilot", {.required = true}),
                                   record::rows<&ManyReports::rows>("rows", {.required = true})};
    static Shape const shape = input<ManyReports>("many_reports", fields);
    return shape;
  }
};

struct CorrectionInput {
  std::string id;
  std::string correction, report;  // ids: of the correction, made by the client, and of what it corrects
  std::optional<std::int64_t> exposed, events;
  std::string reason;
  bool beyond = false;

  static record::Shape const& shape() {
    using namespace record;
    using C = CorrectionInput;
    static Field const fields[] = {
        reference<&C::id>("id", "pilot", {.required = true}),
        text<&C::correction>("correction", {.required = true, .max_length = 36}),
        text<&C::report>("report", {.required = true, .max_length = 36}),
        integer<&C::exposed>("exposed", {.required = true, .min = 0, .max = 100000}),
        integer<&C::events>("events", {.min = 0, .max = 100000}),
        text<&C::reason>("reason", {.required = true, .max_length = 1000}),
        flag<&C::beyond>("beyond"),
    };
    static Shape const shape = input<C>("correction_of_report", fields);
    return shape;
  }
};

struct ReportAnswer {
  std::string report{};
  bool paused = false;  // by this report
  StandingAnswer standing{};

  static record::Shape const& shape() {
    using namespace record;
    using R = ReportAnswer;
    static Field const fields[] = {text<&R::report>("report"), flag<&R::paused>("paused"),
                                   object<&R::standing>("standing")};
    static Shape const shape = answer<R>("report_answer", fields);
    return shape;
  }
};

}  // namespace arpent::pilot
