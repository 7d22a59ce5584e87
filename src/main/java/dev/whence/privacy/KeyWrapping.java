package dev.whence.privacy;

import java.util.Optional;

/**
 * What wraps the keys of data subjects: a master key that is kept outside of the store. A key management service is put
 * behind this interface, announced as Java services are ({@code META-INF/services/dev.whence.privacy.KeyWrapping}) and
 * chosen by {@code whence.privacy.kms}. Thread-safe.
 */
public interface KeyWrapping {
    /** Holds no master key: nothing can be wrapped, which is a CONFIG mistake, and nothing unwrapped. */
    KeyWrapping NONE = new NoKeys();

    /** What {@code whence.privacy.kms} calls it. */
    String name();

    /** Names the master key that wraps now; stored beside each wrapped key, and no secret. */
    String current();

    /** Wraps a key under the current master key. Fails with RETRYABLE while that is not to be had. */
    byte[] wrap(byte[] key);

    /**
     * Unwraps a key; empty if the master key of that name is not held here.
     *
     * <p>Fails with RETRYABLE while it is not to be had, with BAD_DATA where the key was changed since.
     */
    Optional<byte[]> unwrap(String master, byte[] wrapped);
}
