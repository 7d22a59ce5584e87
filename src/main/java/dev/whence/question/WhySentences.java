package dev.whence.question;

import dev.whence.diagnosis.Contribution;
import dev.whence.diagnosis.Explanation;
import dev.whence.diagnosis.Explanation.RootCause;
import dev.whence.diagnosis.Explanation.Signal;
import dev.whence.diagnosis.Lag;
import dev.whence.diagnosis.Segment;
import dev.whence.nodes.Interpretation;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words an explanation: what changed, what makes it up, and what is unusual about it, or that nothing is. */
final class WhySentences {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.ENGLISH);

    private final String unit;

    private WhySentences(String unit) {
        this.unit = unit;
    }

    static String of(Interpretation asked, Explanation explained) {
        return new WhySentences(explained.unit()).words(asked, explained);
    }

    private String words(Interpretation asked, Explanation explained) {
        List<String> sentences = new ArrayList<>();
        sentences.add(change(explained.total()));
        sentences.addAll(unusual(explained));
        explained.signals().forEach(signal -> sentences.add(signal(signal)));
        explained.past().map(past -> new PastSentences(unit).of(past)).ifPresent(sentences::add);
        if (!explained.split().isEmpty()) {
            sentences.add("Of the change "
                    + explained.split().stream()
                            .limit(2)
                            .map(part -> part.segment().orElse("").replace('_', ' ') + mixOf(part) + " makes "
                                    + amount(part.contribution()))
                            .collect(Collectors.joining(" and ")));
        }
        if (!explained.overall().isEmpty()) {
            sentences.add("Most of it is in " + segments(explained.overall()));
        }
        if (!explained.excess().isEmpty()) {
            sentences.add("Furthest beyond an even change went " + segments(explained.excess()));
        }
        sentences.addAll(asked.notes());
        return String.join(". ", sentences) + ".";
    }

    private static String mixOf(Contribution part) {
        String name = part.segment().orElse("");
        return name.equals("mix") || name.equals("within_segments")
                ? " (by " + part.dimension().orElse("").replace('_', ' ') + ")"
                : "";
    }

    private String change(Contribution total) {
        double by = total.contribution();
        String rate = total.baseline()
                .filter(before -> before != 0 && !unit.equals("fraction"))
                .map(before -> " (" + Amounts.of(Math.abs(by) / Math.abs(before), "fraction") + ")")
                .orElse("");
        String verb = by > 0 ? "it rose by " : by < 0 ? "it fell by " : "it did not change, by ";
        return verb + difference(by) + rate + ", from "
                + Amounts.of(total.baseline().orElse(0.0), unit) + " to "
                + Amounts.of(total.current().orElse(0.0), unit);
    }

    private List<String> unusual(Explanation explained) {
        List<String> sentences = new ArrayList<>();
        explained
                .outside()
                .ifPresent(change -> sentences.add("Everything " + (change < 0 ? "fell" : "rose") + " alike by about "
                        + Amounts.of(Math.abs(change), "fraction")
                        + (explained.rootCauses().isEmpty() ? "" : " besides")
                        + (explained.signals().isEmpty() ? ", which points to a cause outside of the data" : "")));
        if (!explained.rootCauses().isEmpty()) {
            sentences.add("Unlike the rest, as a whole, changed "
                    + explained.rootCauses().stream()
                            .limit(3)
                            .map(this::rootCause)
                            .collect(Collectors.joining("; ")));
        }
        if (explained.nothingUnusual()) {
            sentences.add("Nothing unusual happened: no segment changed beyond what single "
                    + "orders and the usual coming and going make");
        }
        return sentences;
    }

    private String rootCause(RootCause cause) {
        return segment(cause.segment()) + " (" + amount(cause.contribution()) + ")";
    }

    /** "state SP with category toys". */
    static String segment(Segment segment) {
        return segment.values().entrySet().stream()
                .map(value -> value.getKey().replace('_', ' ') + " " + value.getValue())
                .collect(Collectors.joining(" with "));
    }

    private String segments(List<Contribution> some) {
        return some.stream()
                .map(one -> one.dimension().orElse("").replace('_', ' ') + " "
                        + one.segment().orElse("") + " (" + amount(one.contribution()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String signal(Signal signal) {
        return "At the same time " + signal.what().toLowerCase(Locale.ROOT)
                + (signal.where().isEmpty() ? "" : " (" + spoken(signal.where()) + ")") + ", " + moment(signal.when())
                + ", came "
                + Amounts.of(signal.strength(), "") + " times as often"
                + signal.lag().map(WhySentences::lag).orElse("; which came first cannot be told");
    }

    private static String lag(Lag lag) {
        String unit = lag.unit().name().toLowerCase(Locale.ROOT) + "s";
        int off = Math.max(-lag.from(), lag.to());
        if (lag.atOnce()) {
            return off == 0 ? ", in the same " + unit : ", at once or within " + off + " " + unit;
        }
        int least = Math.min(Math.abs(lag.from()), Math.abs(lag.to()));
        int most = Math.max(Math.abs(lag.from()), Math.abs(lag.to()));
        return ", " + (least == most ? least : least + " to " + most) + " " + unit
                + (lag.value() > 0 ? " before" : " after") + " it changed";
    }

    /** {@code a_b=c_d&e=f} for people. */
    static String spoken(String where) {
        return where.replace("|", " or ").replace("&", ", ").replace('=', ' ').replace('_', ' ');
    }

    /** From one hour to another, the day said once; as it is where it is something else. */
    private static String moment(String when) {
        String[] ends = when.split(" to ");
        try {
            LocalDateTime from = LocalDateTime.parse(ends[0]);
            LocalDateTime to = LocalDateTime.parse(ends[ends.length - 1]);
            String until = from.toLocalDate().equals(to.toLocalDate())
                    ? to.toLocalTime().toString()
                    : MOMENT.format(to);
            return "from " + MOMENT.format(from) + " to " + until;
        } catch (DateTimeParseException other) {
            return when;
        }
    }

    private String amount(double value) {
        return (value > 0 ? "+" : value < 0 ? "-" : "") + difference(value);
    }

    /** Rates differ by points, not by percent. */
    private String difference(double value) {
        String amount = Amounts.of(Math.abs(value), unit);
        return unit.equals("fraction") ? amount.replace(" %", " percentage points") : amount;
    }
}
