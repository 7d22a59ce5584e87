package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the changes of one transaction: in memory up to a limit, beyond it in a file, so that a transaction of
 * millions of rows, or of a few very large ones, takes no more memory than one of the limit. Not thread-safe.
 */
final class ChangeBuffer implements AutoCloseable {
    /** What the changes in memory may take, about. */
    private static final long MAX_BYTES = 1 << 24;

    private final int limit;
    private final Path folder;
    private final List<RowChange> inMemory = new ArrayList<>();
    private Spill spill;
    private long bytes;

    /**
     * @param limit changes that are kept in memory
     * @param folder where the file goes, if one is needed
     */
    ChangeBuffer(int limit, Path folder) {
        this.limit = limit;
        this.folder = folder;
    }

    void add(RowChange change) {
        if (spill == null) {
            bytes += change.bytes();
            if (inMemory.size() < limit && bytes < MAX_BYTES) {
                inMemory.add(change);
                return;
            }
        }
        try {
            if (spill == null) {
                spill = new Spill(folder);
                for (RowChange earlier : inMemory) {
                    spill.write(earlier);
                }
                inMemory.clear();
            }
            spill.write(change);
        } catch (IOException e) {
            throw WhenceException.retryable(
                    "a large transaction cannot be kept in " + folder + ": " + e.getMessage()
                            + "; make room there, or set whence.data to a folder on a larger disk",
                    e);
        }
    }

    /** What the changes take, about; of those in a file not all are counted. */
    long bytes() {
        return bytes;
    }

    /** Forgets the changes of a table so far. Tells whether it could: what is on disk stays. */
    boolean forget(String table) {
        inMemory.removeIf(change -> change.table().equals(table));
        return spill == null;
    }

    boolean isEmpty() {
        return spill == null && inMemory.isEmpty();
    }

    /** All changes, in order. A {@link SpilledChanges} if there are more than the limit: close it after use. */
    List<RowChange> finish() {
        if (spill == null) {
            return List.copyOf(inMemory);
        }
        try {
            return spill.finish();
        } catch (IOException e) {
            throw WhenceException.retryable("a large transaction cannot be kept: " + e.getMessage(), e);
        }
    }

    /** Forgets everything, the file too, if {@link #finish} has not handed it on. */
    @Override
    public void close() {
        inMemory.clear();
        if (spill != null) {
            spill.discard();
        }
    }

    private static final class Spill {
        private final Path file;
        private final DataOutputStream output;
        private final SpillCipher cipher = new SpillCipher();
        private final RowChangeCodec codec = new RowChangeCodec();
        private long[] marks = new long[16];
        private long written;
        private int size;
        private boolean finished;

        Spill(Path folder) throws IOException {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, "transaction-", ".spill");
            output = new DataOutputStream(new CountingOutput(file));
        }

        void write(RowChange change) throws IOException {
            if (size % SpilledChanges.MARK_EVERY == 0) {
                mark(size / SpilledChanges.MARK_EVERY);
            }
            codec.write(change, output);
            size++;
        }

        private void mark(int number) {
            if (number == marks.length) {
                marks = Arrays.copyOf(marks, number * 2);
            }
            marks[number] = written;
        }

        SpilledChanges finish() throws IOException {
            output.close();
            finished = true;
            return new SpilledChanges(file, cipher, codec, marks, size);
        }

        void discard() {
            if (finished) {
                return;
            }
            try {
                output.close();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw WhenceException.retryable("the spill file " + file + " could not be deleted", e);
            }
        }

        /** A buffered file that counts what went through it ({@code DataOutputStream.size} ends at two gigabytes). */
        private final class CountingOutput extends BufferedOutputStream {
            CountingOutput(Path file) throws IOException {
                super(cipher.writing(Files.newOutputStream(file)), 1 << 16);
            }

            @Override
            public synchronized void write(int value) throws IOException {
                super.write(value);
                written++;
            }

            @Override
            public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
                super.write(bytes, offset, length);
                written += length;
            }
        }
    }
}
