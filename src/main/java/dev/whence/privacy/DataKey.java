package dev.whence.privacy;

import dev.whence.event.Sealed;
import dev.whence.event.WhenceException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one data subject. AES-256-GCM whose nonce is made from the text (HMAC-SHA-256 under a key of its own, as in
 * RFC 5297's synthetic IV), so that the same text of the same person always gives the same bytes: a change that comes
 * again is known, and a column that did not change has not changed. Equal texts of two people differ. Immutable and
 * thread-safe.
 */
public final class DataKey {
    /** Bytes of a secret. */
    public static final int SIZE = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(Ciphers::hmac);

    private final UUID id;
    private final SecretKeySpec encryption;
    private final SecretKeySpec nonces;

    /** @param secret {@link #SIZE} random bytes */
    public DataKey(UUID id, byte[] secret) {
        this.id = id;
        this.encryption = new SecretKeySpec(derived(secret, "encryption"), "AES");
        this.nonces = new SecretKeySpec(derived(secret, "nonce"), "HmacSHA256");
    }

    /** A new secret. */
    public static byte[] secret() {
        byte[] secret = new byte[SIZE];
        RANDOM.nextBytes(secret);
        return secret;
    }

    public UUID id() {
        return id;
    }

    public Sealed seal(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] nonce = Arrays.copyOf(mac(nonces, plain), NONCE);
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
            return new Sealed(
                    id,
                    ByteBuffer.allocate(NONCE + encrypted.length)
                            .put(nonce)
                            .put(encrypted)
                            .array());
        } catch (GeneralSecurityException e) {
            throw WhenceException.bug("a value cannot be sealed", e);
        }
    }

    /** Fails with BAD_DATA where it was not sealed under this key, or was changed since. */
    public String open(Sealed sealed) {
        try {
            byte[] box = sealed.box();
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(box, NONCE));
            return new String(cipher.doFinal(box, NONCE, box.length - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw WhenceException.badData("a sealed value was not sealed under the key that it names", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Ciphers.gcm();
        cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(Ciphers.bytes(id));
        return cipher;
    }

    private static byte[] derived(byte[] secret, String use) {
        return mac(new SecretKeySpec(secret, "HmacSHA256"), use.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = MAC.get();
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw WhenceException.bug("a value cannot be sealed", e);
        }
    }
}
