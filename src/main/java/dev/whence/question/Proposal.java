package dev.whence.question;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.whence.event.WhenceException;
import dev.whence.nodes.Interpretation;
import dev.whence.semantics.Members;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Ranking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An addition to the verified questions.
 *
 * @param period the words of the question for it, likewise {@code baseline}
 */
public record Proposal(
        String question, Interpretation interpretation, Optional<String> period, Optional<String> baseline) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    /** The file that it belongs to. */
    public String domain() {
        return interpretation.node();
    }

    /** What is to be added at the end of the file. */
    public String yaml() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("question", question);
        entry.put("interpretation", meaning());
        entry.put("shape", Map.of("kind", interpretation.kind().code()));
        try {
            return YAML.writeValueAsString(List.of(entry)).indent(2);
        } catch (JsonProcessingException impossible) {
            throw WhenceException.bug("a question that cannot be written as YAML", impossible);
        }
    }

    private Map<String, Object> meaning() {
        MetricQuery query = interpretation.query();
        Map<String, Object> meaning = new LinkedHashMap<>();
        meaning.put("metrics", query.metrics());
        some(meaning, "dimensions", query.dimensions());
        some(
                meaning,
                "buckets",
                query.buckets().stream().map(MetricQuery.Bucket::described).toList());
        query.grain().ifPresent(grain -> meaning.put("grain", lower(grain)));
        some(meaning, "filters", filters(query.filters()));
        period.ifPresent(words -> meaning.put("period", words));
        baseline.ifPresent(words -> meaning.put("baseline", words));
        if (!query.timeRole().isEmpty()) {
            meaning.put("time_role", query.timeRole());
        }
        query.ranking().ifPresent(rank -> meaning.put("ranking", ranking(rank)));
        some(
                meaning,
                "having",
                query.having().stream()
                        .map(having -> ordered(
                                "metric", having.metric(),
                                "operator", lower(having.operator()),
                                "value", having.value()))
                        .toList());
        if (query.share()) {
            meaning.put("share", true);
        }
        some(meaning, "part", filters(query.part()));
        if (query.runningTotal()) {
            meaning.put("running_total", true);
        }
        some(
                meaning,
                "members",
                query.members().stream()
                        .filter(Members.OfSet.class::isInstance)
                        .map(each -> ordered(
                                "set", ((Members.OfSet) each).set().name(),
                                "same_period", each.alike(),
                                "others", ((Members.OfSet) each).others()))
                        .toList());
        query.countedAs().ifPresent(name -> meaning.put("counted_as", name));
        return meaning;
    }

    private static Map<String, Object> ranking(Ranking rank) {
        Map<String, Object> ranking = ordered(
                "by", rank.metric(),
                "order", rank.descending() ? "descending" : "ascending",
                "limit", rank.limit());
        if (rank.offset() > 0) {
            ranking.put("offset", rank.offset());
        }
        return ranking;
    }

    private static void some(Map<String, Object> meaning, String key, List<?> values) {
        if (!values.isEmpty()) {
            meaning.put(key, values);
        }
    }

    private static List<Map<String, Object>> filters(List<Filter> filters) {
        return filters.stream()
                .map(filter -> ordered(
                        "dimension", filter.dimension(),
                        "operator", lower(filter.operator()),
                        "values", filter.values()))
                .toList();
    }

    private static Map<String, Object> ordered(
            String a, Object first, String b, Object second, String c, Object third) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(a, first);
        all.put(b, second);
        all.put(c, third);
        return all;
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
