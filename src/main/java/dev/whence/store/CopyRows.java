package dev.whence.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in PostgreSQL's binary COPY format, collected until they are sent. Not thread-safe. */
final class CopyRows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final long MICROS_1970_TO_2000 = 946_684_800_000_000L;
    private static final byte JSONB_VERSION = 1;

    /** What waits is sent when it is more than this. */
    private static final int SEND_AT = 1 << 16;

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 14);

    /** Adds something as a row. */
    interface Encoding<T> {
        void add(T one, CopyRows rows);
    }

    /** Copies all that is given. */
    static <T> void copy(Connection connection, String statement, Iterable<T> all, Encoding<T> encoding)
            throws SQLException {
        CopyRows rows = new CopyRows();
        CopyIn copy = begin(connection, statement);
        try {
            for (T one : all) {
                encoding.add(one, rows);
                rows.sendMuch(copy);
            }
            rows.end(copy);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    static CopyIn begin(Connection connection, String statement) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    }

    CopyRows() {
        bytes.put(SIGNATURE).putLong(0);
    }

    /** Begins a row; as many values as {@code columns} must follow. */
    CopyRows row(int columns) {
        room(2).putShort((short) columns);
        return this;
    }

    CopyRows number(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    CopyRows integer(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    CopyRows time(Instant value) {
        return number(EventHash.micros(value) - MICROS_1970_TO_2000);
    }

    CopyRows uuid(UUID value) {
        room(20).putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    CopyRows uuid(Optional<UUID> value) {
        if (value.isPresent()) {
            return uuid(value.get());
        }
        room(4).putInt(-1);
        return this;
    }

    CopyRows truth(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    CopyRows text(Optional<String> value) {
        if (value.isPresent()) {
            return text(value.get());
        }
        room(4).putInt(-1);
        return this;
    }

    CopyRows text(String value) {
        return binary(value.getBytes(StandardCharsets.UTF_8));
    }

    CopyRows binary(byte[] value) {
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    /** @param text in UTF-8 */
    CopyRows json(byte[] text) {
        room(5 + text.length).putInt(text.length + 1).put(JSONB_VERSION).put(text);
        return this;
    }

    /** Sends the rows that were added since the last time, if they are worth it. */
    void sendMuch(CopyIn copy) throws SQLException {
        if (bytes.position() > SEND_AT) {
            send(copy);
        }
    }

    private void send(CopyIn copy) throws SQLException {
        copy.writeToCopy(bytes.array(), 0, bytes.position());
        bytes.clear();
    }

    /** Sends the rest and ends the copy. */
    void end(CopyIn copy) throws SQLException {
        room(2).putShort((short) -1);
        send(copy);
        copy.endCopy();
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int size = Math.max(bytes.capacity() * 2, bytes.position() + more);
            bytes = ByteBuffer.allocate(size).put(bytes.flip());
        }
        return bytes;
    }
}
