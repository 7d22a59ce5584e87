package dev.whence.privacy;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A master key that the hub makes for itself where nobody gave it one, in a file that only its user may read. */
public final class MasterKeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(MasterKeyFile.class);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private MasterKeyFile() {}

    /** Reads the file, or makes it if it is not there. Fails with CONFIG where neither is possible. */
    public static MasterKeys open(Path file) {
        try {
            make(file);
            return MasterKeys.parse(Files.readString(file));
        } catch (IOException e) {
            throw WhenceException.config("the master key cannot be kept in " + file + ": " + e.getMessage()
                    + "; give one by whence.privacy.master-key-file");
        }
    }

    private static void make(Path file) throws IOException {
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "master", ".key");
        if (posix) {
            Files.setPosixFilePermissions(fresh, OWNER);
        }
        Files.writeString(fresh, Base64.getEncoder().encodeToString(DataKey.secret()) + "\n", StandardOpenOption.SYNC);
        try {
            Files.createLink(file, fresh);
            LOG.info(
                    "A master key for personal data was made in {}. Keep a copy apart from the store's backups: without it"
                            + " nobody reads the personal data again",
                    file);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("Another hub has made {} in the meantime", file);
        } finally {
            Files.delete(fresh);
        }
    }
}
