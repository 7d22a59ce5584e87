package dev.whence.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.access.AccessKey.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final Hands hands = new Hands();
    private final Allowance allowance = new Allowance(hands);

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-05-01T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static AccessKey key(String name, int perMinute) {
        return new AccessKey(name, "", Role.ASKS, Set.of(), Map.of(), perMinute);
    }

    @Test
    void aMinutesCallsMayBeMadeAtOnceAndThenOneAtATime() {
        AccessKey key = key("a", 3);
        for (int call = 0; call < 3; call++) {
            assertThat(allowance.take(key)).isZero();
        }
        assertThat(allowance.take(key)).isEqualTo(Duration.ofSeconds(20));
        hands.now = hands.now.plusSeconds(20);
        assertThat(allowance.take(key)).isZero();
        assertThat(allowance.take(key)).isPositive();
    }

    @Test
    void whoKeepsCallingInVainDoesNotWaitLongerForIt() {
        AccessKey key = key("a", 60);
        for (int call = 0; call < 1000; call++) {
            allowance.take(key);
        }
        assertThat(allowance.take(key)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void oneKeyDoesNotSpendWhatAnotherHas() {
        assertThat(allowance.take(key("a", 1))).isZero();
        assertThat(allowance.take(key("a", 1))).isPositive();
        assertThat(allowance.take(key("b", 1))).isZero();
    }

    @Test
    void noNumberMeansAnyNumber() {
        for (int call = 0; call < 1000; call++) {
            assertThat(allowance.take(key("a", 0))).isZero();
        }
    }
}
