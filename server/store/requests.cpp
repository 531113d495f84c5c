// The same request again gets the first answer.
#include "store/work.h"

namespace arpent::store {

Result<std::optional<Json>> Work::earlier_answer(std::string const& request_id, std::string const& fingerprint) const {
  std::optional<Json> answer;
  bool is_other = false;
  connection().select("SELECT fingerprint, answer FROM request WHERE request_id = :id", {{"id", request_id}},
                      [&](Row const& row) {
                        is_other = row.view(0) != fingerprint;
                        answer = Json::parse(row.view(1));
                      });
  if (!answer) {
    // The answer is kept for a while only; the entry for ever.
    connection().select("SELECT 1 FROM entry WHERE request_id = :id", {{"id", request_id}},
                        [&](Row const&) { is_other = true; });
  }
  if (is_other) return Problem{409, "request.reused", {{"request_id", request_id}}};
  return answer;
}

void Work::remember(std::string const& request_id, std::string const& fingerprint, Json const& answer) {
  run("INSERT INTO request (request_id, fingerprint, answer, at) VALUES (:id, :fingerprint, :answer, :at)",
      {{"id", request_id}, {"fingerprint", fingerprint}, {"answer", answer.dump()}, {"at", at()}});
}

}  // namespace arpent::store
