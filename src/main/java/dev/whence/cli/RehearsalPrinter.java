package dev.whence.cli;

import dev.whence.event.Event;
import dev.whence.mapping.Outcome;
import dev.whence.mapping.Outcome.Ignored;
import dev.whence.mapping.Outcome.Mapped;
import dev.whence.mapping.Outcome.Rejected;
import dev.whence.mapping.Rehearsal.NetRow;
import dev.whence.mapping.Rehearsal.Rehearsed;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Prints what changes would give, for a person who writes a pack, and counts it. */
final class RehearsalPrinter {
    private static final int SHORT = 100;
    private static final int ROWS = 12;

    private final PrintWriter out;
    private final boolean whole;
    private final Map<String, Integer> events = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private long transactions;
    private boolean told;

    /** @param whole whether the data of events is shown to its end */
    RehearsalPrinter(PrintWriter out, boolean whole) {
        this.out = out;
        this.whole = whole;
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    void print(Rehearsed rehearsed) {
        transactions++;
        out.printf(
                "%nTransaction %s, committed at %s%n",
                rehearsed.transaction().id(), rehearsed.transaction().committedAt());
        List<NetRow> rows = rehearsed.rows();
        rows.stream().limit(ROWS).forEach(this::row);
        if (rows.size() > ROWS) {
            out.printf("  ... and %d more rows%n", rows.size() - ROWS);
        }
        rehearsed.outcomes().forEach(outcome -> outcome(outcome, rows));
        rehearsed.unmapped().forEach((table, changes) -> {
            out.printf("  - nothing of %s (%d changes): the pack does not have the table%n", table, changes);
            reasons.merge("the pack does not have the table " + table, changes, Integer::sum);
        });
        out.flush();
    }

    private void row(NetRow row) {
        String words = row.differences().words();
        out.printf("  %s %s%s%n", row.key(), row.done(), words.isEmpty() ? "" : ": " + cut(words));
    }

    /** What rows of a table tell of their past. */
    void history(String table, List<Outcome> outcomes) {
        out.printf("%n%s%n", table);
        if (outcomes.isEmpty()) {
            out.println("  has no rows");
        }
        Set<String> told = new HashSet<>();
        for (Outcome outcome : outcomes) {
            if (!(outcome instanceof Ignored ignored)) {
                outcome(outcome, List.of());
            } else if (ignored.details().isEmpty() && told.add(ignored.reason())) {
                out.printf("  - %s%n", ignored.reason());
            } else if (!ignored.details().isEmpty()) {
                outcome(outcome, List.of());
            }
        }
        out.flush();
    }

    private void outcome(Outcome outcome, List<NetRow> rows) {
        if (outcome instanceof Mapped mapped) {
            event(mapped.event().event());
        } else if (outcome instanceof Rejected rejected) {
            out.printf("  ! %s: %s would be a dead letter: %s%n", rejected.key(), rejected.rule(), rejected.problem());
            reasons.merge("a dead letter of " + rejected.rule(), 1, Integer::sum);
        } else if (outcome instanceof Ignored ignored) {
            ignored(ignored, rows);
        }
    }

    private void event(Event event) {
        String data = event.data().toString();
        out.printf("  + %s %s at %s%n", event.type(), event.subject(), event.occurredAt());
        out.printf("    %s%n", event.narrative());
        out.printf("    %s%n", whole ? data : cut(data));
        events.merge(event.type().value(), 1, Integer::sum);
    }

    private void ignored(Ignored ignored, List<NetRow> rows) {
        String unused = rows.stream()
                .filter(row -> row.key().equals(ignored.key()) && !row.mattersToPack())
                .filter(row -> !row.differences().changed().isEmpty())
                .map(row -> " (only " + String.join(", ", row.differences().changed()) + ")")
                .findFirst()
                .orElse("");
        out.printf("  - nothing of %s: %s%s%n", ignored.key(), ignored.reason(), unused);
        ignored.details().forEach(detail -> out.printf("      %s%n", detail));
        reasons.merge(ignored.reason(), 1, Integer::sum);
    }

    private String cut(String text) {
        return whole || text.length() <= SHORT ? text : text.substring(0, SHORT) + "...";
    }

    /** What was shown in all; says so once. */
    void summary() {
        if (told) {
            return;
        }
        told = true;
        out.printf("%n%s%n", transactions == 0 ? "In all" : transactions + " transactions in all");
        table("events", events);
        table("without an event", reasons);
        out.println("Nothing was written.");
        out.flush();
    }

    private void table(String title, Map<String, Integer> counts) {
        out.printf(
                "  %d %s%n",
                counts.values().stream().mapToInt(Integer::intValue).sum(), title);
        counts.forEach((name, count) -> out.printf("  %8d %s%n", count, name));
    }
}
