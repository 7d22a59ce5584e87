package dev.whence.semantics;

import dev.whence.semantics.MetricQuery.Grain;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that can be asked for besides metrics, as read from {@code *.skills.yaml} by {@link SkillFile}. Immutable.
 *
 * @param display what it is called in answers
 * @param method how it is computed, with its source
 * @param domain the node whose skill it is
 * @param kind the shape of the answer: ranking, table, trend ...
 * @param phrases the words that ask for it
 * @param metric what is counted where the question names no metric
 * @param anyMetric whether it is about a metric of the question's own
 * @param of the dataset whose rows the question's filters and period choose; empty where there is no SQL
 * @param nouns dimensions that only name what is listed
 * @param by other dimensions that it can be asked by
 * @param grains units of time that it can be asked by
 * @param period what a period of the question does
 * @param single the dataset of the one thing that has to be named by its id; empty if there is none
 * @param units of the columns of numbers
 * @param sql the sections of its file; none where it is computed otherwise
 * @param questions examples
 */
public record Skill(
        String name,
        String display,
        String description,
        String method,
        String domain,
        String kind,
        List<String> phrases,
        String metric,
        boolean anyMetric,
        String of,
        List<String> nouns,
        List<String> by,
        List<Grain> grains,
        Period period,
        String single,
        Map<String, String> units,
        Map<String, String> sql,
        List<String> questions) {
    /** What a period of the question does to a skill. */
    public enum Period {
        /** It has no use for one. */
        NONE,
        /** It chooses the rows. */
        ROWS,
        /** The SQL makes of it what it means there. */
        OWN,
        /** It is to come. */
        AHEAD
    }

    public boolean ahead() {
        return period == Period.AHEAD;
    }

    public Skill {
        phrases = List.copyOf(phrases);
        nouns = List.copyOf(nouns);
        by = List.copyOf(by);
        grains = List.copyOf(grains);
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
        sql = Collections.unmodifiableMap(new LinkedHashMap<>(sql));
        questions = List.copyOf(questions);
    }
}
