package dev.whence.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keys that a hub takes. A key is 256 random bits, so that its SHA-256 cannot be turned back and needs no salt.
 * Thread-safe.
 */
public final class AccessKeys {
    private static final int BYTES = 32;
    private static final String PREFIX = "whence_";

    private final Map<String, AccessKey> byFingerprint;

    public AccessKeys(Collection<AccessKey> keys) {
        byFingerprint = keys.stream().collect(Collectors.toUnmodifiableMap(AccessKey::sha256, Function.identity()));
    }

    /** What the holder of this key may do; empty where nobody has it. */
    public Optional<AccessKey> find(String key) {
        return Optional.ofNullable(byFingerprint.get(fingerprint(key)));
    }

    public boolean isEmpty() {
        return byFingerprint.isEmpty();
    }

    /** A key that nobody has yet. */
    public static String fresh() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    public static String fingerprint(String key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
