package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.CaptureStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlotAlarmTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final SlotAlarm alarm = new SlotAlarm(100 << 20, Duration.ofMinutes(10));
    private final UnconfirmedLog log = new UnconfirmedLog();

    @Test
    void isSilentUpToItsThresholdsAndWhileNothingIsKnown() {
        assertThat(of(100 << 20, 100 << 20, 600, State.FAILED)).isEmpty();
        assertThat(alarm.of("slot", SlotLag.UNKNOWN, State.FAILED)).isEmpty();
    }

    @Test
    void tellsHowMuchIsHeldBackAndWhy() {
        assertThat(of(150 << 20, 150 << 20, 1, State.FAILED)).hasValueSatisfying(sentence -> assertThat(sentence)
                .contains("holds back 150.0 MB", "alarm at 100.0 MB", "FAILED and confirms nothing"));
        assertThat(of(1, 2000L << 20, 0, State.STREAMING)).hasValueSatisfying(sentence -> assertThat(sentence)
                .contains("holds back 2.0 GB", "has been open", "pg_stat_activity"));
    }

    @Test
    void tellsHowOldTheOldestChangeIsButNotWhileTablesAreRead() {
        assertThat(of(1, 1, 601, State.RETRYING))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("10 min old", "alarm at 10 min"));
        assertThat(of(1, 1, 601, State.SNAPSHOT)).isEmpty();
    }

    @Test
    void theAgeIsThatOfTheOldestPartThatIsNotConfirmed() {
        log.look(100, 100, NOON);
        assertThat(log.age(NOON.plusSeconds(60))).isEqualTo(Duration.ZERO);
        log.look(100, 200, NOON.plusSeconds(60));
        log.look(100, 200, NOON.plusSeconds(70));
        log.look(100, 300, NOON.plusSeconds(80));
        assertThat(log.age(NOON.plusSeconds(90))).isEqualTo(Duration.ofSeconds(30));
        log.look(200, 300, NOON.plusSeconds(90));
        assertThat(log.age(NOON.plusSeconds(90))).isEqualTo(Duration.ofSeconds(10));
        log.look(300, 300, NOON.plusSeconds(91));
        assertThat(log.age(NOON.plusSeconds(99))).isEqualTo(Duration.ZERO);
    }

    @Test
    void theOldestPartIsKeptHoweverLongNothingIsConfirmed() {
        for (int i = 1; i <= 20_000; i++) {
            log.look(0, i, NOON.plusSeconds(i));
        }
        assertThat(log.age(NOON.plusSeconds(20_000))).isEqualTo(Duration.ofSeconds(19_999));
    }

    @Test
    void aLogThatHasGoneBackIsANewOne() {
        log.look(100, 500, NOON);
        log.look(50, 60, NOON.plusSeconds(30));
        assertThat(log.age(NOON.plusSeconds(31))).isEqualTo(Duration.ofSeconds(1));
    }

    private Optional<String> of(long bytes, long retained, long seconds, State state) {
        return alarm.of("slot", new SlotLag(bytes, retained, seconds, Optional.empty()), state);
    }
}
