package dev.whence.privacy;

import dev.whence.event.WhenceException;
import java.util.Optional;

/** Where no master key was given. */
final class NoKeys implements KeyWrapping {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public String current() {
        throw missing();
    }

    @Override
    public byte[] wrap(byte[] key) {
        throw missing();
    }

    @Override
    public Optional<byte[]> unwrap(String master, byte[] wrapped) {
        return Optional.empty();
    }

    private static WhenceException missing() {
        return WhenceException.config(
                "something is personal and there is no master key to keep it under: open the store with one");
    }
}
