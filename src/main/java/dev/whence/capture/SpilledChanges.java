package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The changes of a transaction that is too large for memory, read from a file. Iterating costs one buffer; asking for
 * one by its index reads on from the last asked one, or from the nearest mark before it. Not thread-safe. The file goes
 * when the list is closed.
 */
public final class SpilledChanges extends AbstractList<RowChange> implements LargeChanges, AutoCloseable {
    static final int MARK_EVERY = 1024;

    private final Path file;
    private final SpillCipher cipher;
    private final RowChangeCodec codec;
    private final long[] marks;
    private final int size;
    private Cursor cursor;

    SpilledChanges(Path file, SpillCipher cipher, RowChangeCodec codec, long[] marks, int size) {
        this.cipher = cipher;
        this.file = file;
        this.codec = codec;
        this.marks = marks;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<RowChange> iterator() {
        return new Cursor(0);
    }

    @Override
    public RowChange get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        if (cursor == null || cursor.next > index || index - cursor.next > MARK_EVERY) {
            closeCursor();
            cursor = new Cursor(index / MARK_EVERY * MARK_EVERY);
        }
        while (cursor.next < index) {
            cursor.next();
        }
        return cursor.next();
    }

    /** Deletes the file. The list cannot be read any more. */
    @Override
    public void close() {
        closeCursor();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw WhenceException.retryable("the spill file " + file + " could not be deleted: " + e.getMessage(), e);
        }
    }

    private void closeCursor() {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }

    private final class Cursor implements Iterator<RowChange> {
        private final DataInputStream input;
        private int next;

        Cursor(int first) {
            next = first;
            input = new DataInputStream(new BufferedInputStream(open(marks[first / MARK_EVERY]), 1 << 16));
        }

        private InputStream open(long offset) {
            try {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                channel.position(offset);
                return cipher.reading(Channels.newInputStream(channel), offset);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public RowChange next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                RowChange change = codec.read(input);
                next++;
                if (next == size) {
                    input.close();
                }
                return change;
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        void close() {
            try {
                input.close();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        private WhenceException unreadable(IOException e) {
            return WhenceException.retryable("the spill file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
