package dev.whence.store;

import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.Transaction;
import dev.whence.mapping.MappedEvent;
import dev.whence.mapping.Outcome;
import dev.whence.mapping.PendingRow;
import dev.whence.mapping.RowImages;
import dev.whence.mapping.RowKey;
import dev.whence.mapping.Translation;
import dev.whence.store.AppendResult.Refused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Tries a dead letter again, with its row as it was then, and appends what it lacked with the cause that it had then. What
 * the row refers to is looked up as it is now. Row images stay as they are: they have long seen the change.
 */
final class DeadLetterRetry {
    private static final String RETRIED = Sql.read("retried-dead-letter");

    private final DeadLetter letter;

    DeadLetterRetry(DeadLetter letter) {
        this.letter = letter;
    }

    Stored run(Connection connection, Translator translator, SourceTables tables, EventAppender events)
            throws SQLException {
        Translation translation = letter.event()
                .map(json -> new Translation(
                        List.of(new Outcome.Mapped(new MappedEvent(EventJson.read(json), Optional.empty()))),
                        List.of()))
                .orElseGet(() ->
                        translate(translator, new ImagesOfThen(new PostgresRowImages(connection, tables), letter)));
        List<Prepared> mapped = events.prepared(
                connection,
                translation.outcomes().stream()
                        .filter(Outcome.Mapped.class::isInstance)
                        .map(outcome -> ((Outcome.Mapped) outcome).event())
                        .toList());
        AppendResult result = events.append(connection, missing(connection, mapped), Optional.of(place()));
        Optional<String> problem = problem(translation, result);
        remember(connection, problem);
        return new Stored(result.appended(), 0, problem.isPresent() ? 1 : 0);
    }

    private Causes.Place place() {
        return new Causes.Place(letter.connector(), letter.position(), letter.createdAt());
    }

    /** Other rules of the row had told theirs, of which this one may know more or less by now. */
    private List<Prepared> missing(Connection connection, List<Prepared> mapped) throws SQLException {
        if (letter.event().isPresent()) {
            return mapped;
        }
        Set<UUID> known = Identities.known(
                        connection, mapped.stream().map(Prepared::id).toList())
                .keySet();
        return mapped.stream().filter(event -> !known.contains(event.id())).toList();
    }

    private Translation translate(Translator translator, RowImages images) {
        RowChange first = letter.changes().get(0);
        if (first.kind() == Kind.READ) {
            PendingRow row = new PendingRow(
                    new RowKey(letter.table(), letter.key()), first.after().orElseThrow(), first.before());
            return translator.history(List.of(row), images, letter.committedAt());
        }
        Transaction transaction =
                new Transaction(letter.transactionId(), letter.position(), letter.committedAt(), letter.changes());
        return translator.translate(List.of(transaction), images);
    }

    private static Optional<String> problem(Translation translation, AppendResult result) {
        Stream<String> rejected = translation.outcomes().stream()
                .filter(Outcome.Rejected.class::isInstance)
                .map(outcome -> ((Outcome.Rejected) outcome).problem());
        return Stream.concat(rejected, result.refused().stream().map(Refused::problem))
                .findFirst();
    }

    private void remember(Connection connection, Optional<String> problem) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RETRIED)) {
            statement.setBoolean(1, problem.isEmpty());
            statement.setString(2, problem.orElse(null));
            statement.setLong(3, letter.id());
            statement.executeUpdate();
        }
    }
}
