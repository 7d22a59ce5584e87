package dev.whence.mapping.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTextTest {
    @Test
    void bytesNameARowByTheirValue() {
        assertThat(KeyText.of(List.of("100", new byte[] {1, (byte) 0xab}))).contains("100|01ab");
    }

    @Test
    void theSeparatorInAValueIsNoSeparator() {
        assertThat(KeyText.of(List.of("a|b", "c"))).isNotEqualTo(KeyText.of(List.of("a", "b|c")));
    }
}
