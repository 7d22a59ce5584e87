package dev.whence.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.access.AccessKey.Role;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessFileTest {
    private static final String FINGERPRINT = AccessKeys.fingerprint("some key");

    @TempDir
    private Path home;

    private AccessFile file(String text) throws IOException {
        Files.writeString(home.resolve("access.yaml"), text);
        return new AccessFile(home);
    }

    private static AccessKey key(String name, String key) {
        return new AccessKey(
                name,
                AccessKeys.fingerprint(key),
                Role.ENGINEER,
                Set.of("revenue"),
                Map.of("state", List.of("SP", "RJ: \"quoted\"")),
                60);
    }

    @Test
    void whatIsAddedIsReadAgainAndFoundByItsKey() {
        AccessFile file = new AccessFile(home);
        file.add(key("first", "one"));
        file.add(key("second", "two"));
        AccessKeys keys = file.read(Set.of("revenue"), Set.of("state"));
        assertThat(keys.find("one")).contains(key("first", "one"));
        assertThat(keys.find("two")).contains(key("second", "two"));
        assertThat(keys.find("three")).isEmpty();
        assertThat(home.resolve("access.yaml"))
                .content()
                .doesNotContain("one\n")
                .contains("sha256");
    }

    @Test
    void aNameThatIsTakenIsNotGivenASecondKey() {
        AccessFile file = new AccessFile(home);
        file.add(key("first", "one"));
        assertThatThrownBy(() -> file.add(key("first", "two"))).hasMessageContaining("has a key already");
        assertThatThrownBy(() -> file.add(key("a: b", "two"))).hasMessageContaining("letters, digits");
    }

    @Test
    void whoSaysNothingMayAskAboutEverything() throws IOException {
        AccessKey key = file("keys:\n  - {name: a, sha256: " + FINGERPRINT + "}\n")
                .read()
                .get(0);
        assertThat(key.narrowed()).isFalse();
        assertThat(key.may(Need.READS)).isTrue();
        assertThat(key.may(Need.ENGINEERS)).isFalse();
        assertThat(key.may(Need.ADMINS)).isFalse();
    }

    @Test
    void mistakesAreNamedWithWhatWasMeant() throws IOException {
        assertThatThrownBy(() -> file("keys:\n  - name: a\n    rol: admin\n    sha256: " + FINGERPRINT)
                        .read())
                .isInstanceOfSatisfying(
                        WhenceException.class, e -> assertThat(e.problems().toString())
                                .contains("access.yaml", "unknown field 'rol'", "did you mean 'role'"));
        assertProblem("name: a, sha256: " + FINGERPRINT + ", role: boss", "a role is one of [asks, engineer, admin]");
        assertProblem("name: a, sha256: secret", "64 small hexadecimal digits");
        assertProblem("name: a", "sha256");
        assertProblem("name: 'a", "line 2, column 12");
        assertProblem("name: a, sha256: " + FINGERPRINT + ", domains: [revenu]", "did you mean 'revenue'");
        assertProblem("name: a, sha256: " + FINGERPRINT + ", rows: {stat: SP}", "did you mean 'state'");
        assertProblem("name: a, sha256: " + FINGERPRINT + ", per_minute: -1", "below 0");
    }

    private void assertProblem(String entry, String message) throws IOException {
        AccessFile file = file("keys:\n  - {" + entry + "}\n");
        assertThatThrownBy(() -> file.read(Set.of("revenue"), Set.of("state")))
                .isInstanceOfSatisfying(
                        WhenceException.class,
                        e -> assertThat(e.problems().toString()).contains(message));
    }
}
