package dev.whence.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.whence.diagnosis.Contribution;
import dev.whence.diagnosis.Explanation;
import dev.whence.diagnosis.Past;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What makes up a change, as it goes over the wire.
 *
 * @param split      what volume, price, days or mix add
 * @param segments   of each dimension, those that contribute most
 * @param overall    of all dimensions, those that contribute most
 * @param excess     of all dimensions, those that go furthest beyond an even change
 * @param rootCauses segments that changed as a whole and unlike the rest; none where nothing is unusual
 * @param causes     what else happened more, or less, often at the same time
 * @param past       when the like happened before, and what explained it then
 * @param outside    the relative change of everything else, where it is unusual: its cause is not in the data
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Why(
        Total total,
        @JsonInclude List<Split> split,
        @JsonInclude List<Segment> segments,
        @JsonInclude List<Segment> overall,
        @JsonInclude List<Segment> excess,
        @JsonInclude List<RootCause> rootCauses,
        @JsonInclude List<Cause> causes,
        Optional<Past> past,
        Optional<Double> outside) {
    static final List<Answer.Column> COLUMNS = List.of(
            new Answer.Column("part", "text", ""),
            new Answer.Column("dimension", "text", ""),
            new Answer.Column("rank", "integer", ""),
            new Answer.Column("segment", "text", ""),
            new Answer.Column("baseline", "decimal", ""),
            new Answer.Column("current", "decimal", ""),
            new Answer.Column("contribution", "decimal", ""),
            new Answer.Column("excess", "decimal", ""));

    /** The measure as a whole. */
    public record Total(double baseline, double current, double change) {}

    /** A part of the change that is no segment. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Split(
            String part,
            Optional<String> dimension,
            Optional<Double> baseline,
            Optional<Double> current,
            double contribution) {}

    /** A value of a dimension. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Segment(
            String dimension,
            int rank,
            String segment,
            Optional<Double> baseline,
            Optional<Double> current,
            double contribution,
            double excess) {}

    /** Values of one dimension or several; how sure it is, from 0 to 1. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record RootCause(
            Map<String, String> segment,
            Optional<Double> baseline,
            Optional<Double> current,
            double contribution,
            double confidence) {}

    /**
     * Something else, with some of its events.
     *
     * @param strength how many times as often as before it came, per day
     * @param deviations of chance by which that is more; negative where it came less often
     * @param lag how long after it the measure changed, where the two courses go together clearly enough to tell
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Cause(
            String what,
            String when,
            String where,
            double strength,
            double deviations,
            Optional<Lag> lag,
            List<UUID> events) {}

    /** So many units ({@code hour} or {@code day}) later, negative for earlier, with the least and the most it may be. */
    public record Lag(int value, int from, int to, String unit, double correlation) {}

    static Why of(Explanation explained) {
        Contribution total = explained.total();
        return new Why(
                new Total(total.baseline().orElse(0.0), total.current().orElse(0.0), total.contribution()),
                explained.split().stream().map(Why::split).toList(),
                segments(explained.segments()),
                segments(explained.overall()),
                segments(explained.excess()),
                explained.rootCauses().stream().map(Why::rootCause).toList(),
                explained.signals().stream().map(Why::cause).toList(),
                explained.past(),
                explained.outside());
    }

    private static Cause cause(Explanation.Signal of) {
        return new Cause(
                of.what(),
                of.when(),
                of.where(),
                of.strength(),
                of.deviations(),
                of.lag()
                        .map(lag -> new Lag(
                                lag.value(),
                                lag.from(),
                                lag.to(),
                                lag.unit().name().toLowerCase(Locale.ROOT),
                                lag.correlation())),
                of.events());
    }

    private static Split split(Contribution of) {
        return new Split(of.segment().orElse(""), of.dimension(), of.baseline(), of.current(), of.contribution());
    }

    private static List<Segment> segments(List<Contribution> some) {
        return some.stream()
                .map(of -> new Segment(
                        of.dimension().orElse(""),
                        of.rank().orElse(0),
                        of.segment().orElse(""),
                        of.baseline(),
                        of.current(),
                        of.contribution(),
                        of.excess().orElse(0.0)))
                .toList();
    }

    private static RootCause rootCause(Explanation.RootCause of) {
        return new RootCause(
                of.segment().values(), of.baseline(), of.current(), of.contribution(), 1 - Math.exp(-of.net() - 1));
    }

    /** All contributions in the order of {@link #COLUMNS}. */
    static List<List<Object>> rows(Explanation explained) {
        return explained.contributions().stream().map(Why::row).toList();
    }

    private static List<Object> row(Contribution of) {
        return Arrays.asList(
                of.part(),
                of.dimension().orElse(null),
                of.rank().orElse(null),
                of.segment().orElse(null),
                of.baseline().orElse(null),
                of.current().orElse(null),
                of.contribution(),
                of.excess().orElse(null));
    }
}
