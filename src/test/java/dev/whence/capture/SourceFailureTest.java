package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.event.WhenceException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceFailureTest {
    private static final ConnectorFile CONNECTOR = new ConnectorFile(
            "shop",
            "db.example",
            5432,
            "shop",
            "reader",
            new Secret("hush"),
            "prefer",
            List.of("orders"),
            "any",
            "whence_shop",
            "whence_shop",
            ZoneOffset.UTC,
            Duration.ofSeconds(5),
            SlotAlarm.DEFAULT,
            10,
            100,
            100);

    @Test
    void tellsWhatAPersonMustMendFromWhatTimeMends() {
        assertThat(of("28P01").permanent()).isTrue();
        assertThat(of("3D000").permanent()).isTrue();
        assertThat(of("42501").permanent()).isTrue();
        assertThat(of("53400").permanent()).isTrue();
        assertThat(of("08006").permanent()).isFalse();
        assertThat(of("57P01").permanent()).isFalse();
        assertThat(of("55006").permanent()).isFalse();
        assertThat(of("XX000").permanent()).isFalse();
    }

    @Test
    void looksThroughTheCausesForTheOneThatSaysMost() {
        Throwable wrapped = new IllegalStateException("outer", new SQLException("no", "3D000"));
        assertThat(SourceFailure.of(wrapped, CONNECTOR).sentence()).contains("no database shop on db.example:5432");
        Throwable host = new SQLException("could not connect", "XXXXX", new UnknownHostException("db.example"));
        assertThat(SourceFailure.of(host, CONNECTOR).sentence()).contains("the host db.example is not known");
        assertThat(SourceFailure.of(new RuntimeException(new RuntimeException("deep")), CONNECTOR)
                        .sentence())
                .isEqualTo("deep");
        assertThat(SourceFailure.of(WhenceException.config("mend it"), CONNECTOR))
                .isEqualTo(new SourceFailure(true, "mend it"));
    }

    private static SourceFailure of(String state) {
        return SourceFailure.of(new SQLException("message", state), CONNECTOR);
    }
}
