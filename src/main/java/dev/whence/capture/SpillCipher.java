package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts one file under a key that only this process has and that is written nowhere, so that rows as the source sent
 * them are on no disk: AES-128 in counter mode, which lets it be read from anywhere. Immutable and thread-safe; its
 * streams are not.
 */
final class SpillCipher {
    private static final int BLOCK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    SpillCipher() {
        byte[] secret = new byte[BLOCK];
        RANDOM.nextBytes(secret);
        key = new SecretKeySpec(secret, "AES");
    }

    /** What is written into the arrays that it is given is overwritten there. */
    OutputStream writing(OutputStream file) {
        Cipher cipher = at(0);
        return new FilterOutputStream(file) {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                apply(cipher, bytes, offset, length);
                out.write(bytes, offset, length);
            }
        };
    }

    /** @param offset how far in its file the stream begins */
    InputStream reading(InputStream file, long offset) {
        Cipher cipher = at(offset);
        return new FilterInputStream(file) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int begin, int length) throws IOException {
                int count = in.read(bytes, begin, length);
                if (count > 0) {
                    apply(cipher, bytes, begin, count);
                }
                return count;
            }
        };
    }

    /** The key is used for one file only, so counting may begin at zero. */
    private Cipher at(long offset) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            byte[] count = BigInteger.valueOf(offset / BLOCK).toByteArray();
            byte[] counter = new byte[BLOCK];
            System.arraycopy(count, 0, counter, BLOCK - count.length, count.length);
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
            cipher.update(new byte[(int) (offset % BLOCK)]);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw WhenceException.bug("every Java platform has AES", e);
        }
    }

    private static void apply(Cipher cipher, byte[] bytes, int offset, int length) {
        try {
            cipher.update(bytes, offset, length, bytes, offset);
        } catch (ShortBufferException e) {
            throw WhenceException.bug("counter mode gives as many bytes as it takes", e);
        }
    }
}
