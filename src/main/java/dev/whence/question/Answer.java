package dev.whence.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.whence.semantics.RowsBehind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An answer as it goes over the wire. Numbers are at full precision, only the sentence in {@code answer} rounds; rates
 * and shares are fractions.
 *
 * @param value where there is one number: the value, or the rate of change of a comparison
 * @param why what makes up a change
 * @param choices ways out of an ambiguity, each with the question that picks it
 * @param verified whether an engineer has verified how this question is understood
 * @param skill the skill of the node that answered, where it was not a metric that was asked for
 * @param cached whether its numbers were computed for an earlier question and are still those of the newest events
 * @param reason why it is refused: not_in_data, future_as_fact, private_data or instruction_not_question
 * @param missing what the data would have to hold
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Answer(
        String id,
        String conversation,
        String kind,
        String answer,
        Optional<Object> value,
        Optional<String> unit,
        List<Column> columns,
        @JsonInclude List<List<Object>> rows,
        List<Choice> choices,
        Optional<Why> why,
        Map<String, Object> interpretation,
        Evidence evidence,
        double confidence,
        boolean verified,
        String node,
        Optional<String> skill,
        String mode,
        boolean cached,
        long ms,
        List<String> followUps,
        Optional<String> reason,
        List<String> missing) {
    /** A column of the rows. */
    public record Column(String name, String type, @JsonInclude(JsonInclude.Include.NON_EMPTY) String unit) {}

    /** A way out of an ambiguity. */
    public record Choice(String label, String question) {}

    /**
     * What the answer rests on.
     *
     * @param rows of a model over data in place, which no events tell of; else empty
     */
    public record Evidence(
            List<String> sql,
            Map<String, Object> params,
            long events,
            List<UUID> samples,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RowsBehind> rows,
            AsOf asOf) {}

    /** The store position up to which the data is complete, and when its event was recorded. */
    public record AsOf(long position, Instant time) {}
}
