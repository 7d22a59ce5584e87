package dev.whence.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {
    @TempDir
    private Path folder;

    private static String key() {
        return Base64.getEncoder().encodeToString(DataKey.secret());
    }

    @Test
    void aNewMasterKeyInFrontWrapsAndTheFormerOneStillUnwraps() {
        String former = key();
        byte[] secret = DataKey.secret();
        MasterKeys before = MasterKeys.parse(former);
        byte[] wrapped = before.wrap(secret);

        MasterKeys after = MasterKeys.parse(key() + "\n" + former + "\n");
        assertThat(after.current()).isNotEqualTo(before.current());
        assertThat(after.unwrap(before.current(), wrapped)).hasValue(secret);
        assertThat(before.unwrap(after.current(), after.wrap(secret))).isEmpty();
    }

    @Test
    void whatIsNoKeyIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> MasterKeys.parse("c2VjcmV0"))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void aKeyFileIsMadeOnceAndForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("master.key");
        String name = MasterKeyFile.open(file).current();
        assertThat(MasterKeyFile.open(file).current()).isEqualTo(name);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining("glob:**/master.key");
    }
}
