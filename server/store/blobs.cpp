// Files: the bytes once, outside the ledger; records hold their SHA-256.
#include "base/hash.h"
#include "store/work.h"

namespace arpent::store {

std::string Work::put_blob(std::string_view bytes, std::string_view type) {
  auto sha = sha256_hex(bytes);
  run("INSERT INTO blob (sha256, type, size, bytes) VALUES (:sha256, :type, :size, :bytes) ON CONFLICT DO NOTHING",
      {{"sha256", sha}, {"type", type}, {"size", bytes.size()}, {"bytes", Bytes{std::string(bytes)}}});
  return sha;
}

std::optional<Blob> Reader::blob(std::string_view sha256) const {
  std::optional<Blob> out;
  connection().select("SELECT sha256, type, bytes FROM blob WHERE sha256 = :sha256", {{"sha256", sha256}},
                      [&](Row const& row) {
                        out = Blob{row.text(0), row.text(1), row.text(2)};
                      });
  return out;
}

std::vector<BlobHead> Reader::blobs() const {
  std::vector<BlobHead> out;
  connection().select("SELECT sha256, type, size FROM blob ORDER BY sha256", {}, [&](Row const& row) {
    out.push_back({row.text(0), row.text(1), row.integer(2)});
  });
  return out;
}

}  // namespace arpent::store
