#include "doors/http/metrics.h"

#include <gmock/gmock.h>

namespace arpent::http {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

TEST(Metrics, CountsByOperationAndClassOfStatus) {
  Metrics metrics;
  metrics.answered("measurement.submit", 200, 2ms);
  metrics.answered("measurement.submit", 201, 80ms);
  metrics.answered("measurement.submit", 422, 1ms);
  auto const text = metrics.text({});
  EXPECT_THAT(text, HasSubstr("arpent_requests_total{operation=\"measurement.submit\",status=\"2xx\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("arpent_requests_total{operation=\"measurement.submit\",status=\"4xx\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("le=\"0.005\"} 2\n")) << "a bucket counts those below it too";
  EXPECT_THAT(text, HasSubstr("le=\"0.1\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("le=\"+Inf\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("arpent_request_seconds_count{operation=\"measurement.submit\"} 3\n"));
}

TEST(Metrics, SaysWhatStandsNow) {
  EXPECT_THAT(Metrics().text({{"arpent_event_streams", "Pages that listen.", 7}}),
              HasSubstr("# TYPE arpent_event_streams gauge\narpent_event_streams 7\n"));
}

}  // namespace
}  // namespace arpent::http
