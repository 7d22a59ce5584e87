package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads messages of PostgreSQL's logical replication (protocol version 1, plugin pgoutput, values as text), as its
 * documentation describes them. Not thread-safe.
 */
final class LogReader {
    /** The text of a value that did not change and was not sent. */
    static final String UNAVAILABLE = new String("(not sent)");

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final Map<Integer, Relation> relations = new HashMap<>();
    private List<LogChange> changes = new ArrayList<>();
    private Instant committedAt = EPOCH;
    private long position;
    private String id = "";

    /**
     * A table as the log describes it.
     *
     * @param identity the columns that the log holds of a row before its change
     */
    record Relation(
            String table, List<String> columns, List<Integer> types, List<Integer> sizes, List<String> identity) {}

    /** A change with its values as texts; null is NULL. {@code before} may hold null for all but the identity. */
    record LogChange(
            Relation relation,
            RowChange.Kind kind,
            Optional<List<String>> before,
            Optional<List<String>> after,
            boolean whole) {}

    /** @param changes in their order; may be empty */
    record LogTransaction(String id, long position, Instant committedAt, List<LogChange> changes) {}

    /** A transaction if the message ends one. */
    Optional<LogTransaction> read(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message);
        switch (in.get()) {
            case 'B' -> begin(in);
            case 'R' -> relation(in);
            case 'I' -> {
                Relation relation = relations.get(in.getInt());
                in.get();
                add(relation, RowChange.Kind.INSERT, Optional.empty(), Optional.of(tuple(in)), false);
            }
            case 'U' -> update(in);
            case 'D' -> {
                Relation relation = relations.get(in.getInt());
                boolean whole = in.get() == 'O';
                add(relation, RowChange.Kind.DELETE, Optional.of(tuple(in)), Optional.empty(), whole);
            }
            case 'T' -> truncate(in);
            case 'C' -> {
                return Optional.of(new LogTransaction(id, position, committedAt, changes));
            }
            default -> {
                // an origin, a type or a message: of no consequence here
            }
        }
        return Optional.empty();
    }

    private void begin(ByteBuffer in) {
        changes = new ArrayList<>();
        position = in.getLong();
        committedAt = EPOCH.plus(in.getLong(), ChronoUnit.MICROS);
        id = Integer.toUnsignedString(in.getInt());
    }

    private void relation(ByteBuffer in) {
        int number = in.getInt();
        String schema = text(in);
        String table = text(in);
        in.get();
        List<String> columns = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        List<String> identity = new ArrayList<>();
        int count = in.getShort();
        for (int i = 0; i < count; i++) {
            boolean ofIdentity = in.get() == 1;
            columns.add(text(in));
            types.add(in.getInt());
            sizes.add(in.getInt());
            if (ofIdentity) {
                identity.add(columns.get(i));
            }
        }
        relations.put(
                number,
                new Relation(
                        ChangeReader.tableName(schema.isEmpty() ? "pg_catalog" : schema, table),
                        columns,
                        types,
                        sizes,
                        identity));
    }

    private void update(ByteBuffer in) {
        Relation relation = relations.get(in.getInt());
        byte kind = in.get();
        Optional<List<String>> before = Optional.empty();
        if (kind != 'N') {
            before = Optional.of(tuple(in));
            in.get();
        }
        add(relation, RowChange.Kind.UPDATE, before, Optional.of(tuple(in)), kind == 'O');
    }

    private void truncate(ByteBuffer in) {
        int count = in.getInt();
        in.get();
        for (int i = 0; i < count; i++) {
            add(relations.get(in.getInt()), RowChange.Kind.TRUNCATE, Optional.empty(), Optional.empty(), false);
        }
    }

    private void add(
            Relation relation,
            RowChange.Kind kind,
            Optional<List<String>> before,
            Optional<List<String>> after,
            boolean whole) {
        changes.add(new LogChange(relation, kind, before, after, whole));
    }

    private static List<String> tuple(ByteBuffer in) {
        int count = in.getShort();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte kind = in.get();
            switch (kind) {
                case 'n' -> texts.add(null);
                case 'u' -> texts.add(UNAVAILABLE);
                case 't' -> {
                    byte[] bytes = new byte[in.getInt()];
                    in.get(bytes);
                    texts.add(new String(bytes, StandardCharsets.UTF_8));
                }
                default -> throw WhenceException.bug("the log holds a value of the kind " + (char) kind, null);
            }
        }
        return texts;
    }

    private static String text(ByteBuffer in) {
        int start = in.position();
        while (in.get() != 0) {
            // on to the end of the text
        }
        return new String(in.array(), start, in.position() - start - 1, StandardCharsets.UTF_8);
    }
}
