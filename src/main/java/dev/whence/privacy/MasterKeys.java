package dev.whence.privacy;

import dev.whence.event.WhenceException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Master keys that the hub itself holds. The first wraps; the others only unwrap what they have wrapped before, until it
 * is wrapped anew. AES-256-GCM with random nonces. Immutable and thread-safe.
 */
public final class MasterKeys implements KeyWrapping {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys;

    private MasterKeys(Map<String, SecretKeySpec> keys) {
        this.keys = Collections.unmodifiableMap(keys);
    }

    /**
     * Reads keys in Base64, {@link DataKey#SIZE} bytes each, apart by white space or commas. Fails with CONFIG, and
     * without the key in the message, where one is something else.
     */
    public static MasterKeys parse(String text) {
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        for (String word : text.strip().split("[\\s,]+")) {
            byte[] key = decoded(word);
            keys.put(nameOf(key), new SecretKeySpec(key, "AES"));
        }
        return new MasterKeys(keys);
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public String current() {
        return keys.keySet().iterator().next();
    }

    @Override
    public byte[] wrap(byte[] key) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] wrapped = cipher(Cipher.ENCRYPT_MODE, current(), nonce).doFinal(key);
            return ByteBuffer.allocate(NONCE + wrapped.length)
                    .put(nonce)
                    .put(wrapped)
                    .array();
        } catch (GeneralSecurityException e) {
            throw WhenceException.bug("a key cannot be wrapped", e);
        }
    }

    @Override
    public Optional<byte[]> unwrap(String master, byte[] wrapped) {
        if (!keys.containsKey(master)) {
            return Optional.empty();
        }
        try {
            byte[] nonce = java.util.Arrays.copyOf(wrapped, NONCE);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, master, nonce).doFinal(wrapped, NONCE, wrapped.length - NONCE));
        } catch (GeneralSecurityException e) {
            throw WhenceException.badData("the key of a data subject was changed since the master key wrapped it", e);
        }
    }

    private Cipher cipher(int mode, String master, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Ciphers.gcm();
        cipher.init(mode, keys.get(master), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(master.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] decoded(String word) {
        try {
            byte[] key = Base64.getDecoder().decode(word);
            if (key.length == DataKey.SIZE) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw WhenceException.config(howToMakeOne());
        }
        throw WhenceException.config(howToMakeOne());
    }

    private static String howToMakeOne() {
        return "a master key is " + DataKey.SIZE + " random bytes in Base64: openssl rand -base64 " + DataKey.SIZE;
    }

    /** From the key, so that the same key has the same name everywhere; it does not lead back. */
    private static String nameOf(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("whence master key".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(key), 0, 8);
        } catch (GeneralSecurityException e) {
            throw WhenceException.bug("every Java platform has SHA-256", e);
        }
    }
}
