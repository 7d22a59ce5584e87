package dev.whence.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.event.Sealed;
import dev.whence.event.WhenceException;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DataKeyTest {
    private static final UUID ID = UUID.fromString("6f1c7f0e-0000-4000-8000-000000000001");
    private final DataKey key = new DataKey(ID, DataKey.secret());

    @Property(tries = 200)
    void whatWasSealedIsOpenedAgain(@ForAll String text) {
        String kept = key.seal(text).toString();
        String utf8 = new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(key.open(Sealed.parse(kept).orElseThrow())).isEqualTo(utf8);
        assertThat(Sealed.is(kept)).isTrue();
    }

    @Test
    void theSameTextOfTheSamePersonIsTheSameBytesAndOfAnotherPersonOthers() {
        DataKey other = new DataKey(UUID.randomUUID(), DataKey.secret());
        assertThat(key.seal("Ann Example")).isEqualTo(key.seal("Ann Example")).isNotEqualTo(key.seal("Ann Exampl"));
        assertThat(key.seal("Ann Example").box())
                .isNotEqualTo(other.seal("Ann Example").box());
    }

    @Test
    void aTextThatWasChangedOrIsAnothersIsNotOpened() {
        byte[] box = key.seal("Ann Example").box();
        box[box.length - 1] ^= 1;
        assertThatThrownBy(() -> key.open(new Sealed(ID, box))).isInstanceOf(WhenceException.class);
        DataKey other = new DataKey(ID, DataKey.secret());
        assertThatThrownBy(() -> other.open(key.seal("Ann Example"))).isInstanceOf(WhenceException.class);
    }

    @Test
    void whatOnlyBeginsLikeASealedTextIsNone() {
        assertThat(Sealed.parse("whence:sealed:x")).isEmpty();
        assertThat(Sealed.parse("Ann Example")).isEmpty();
    }
}
