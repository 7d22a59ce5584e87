package dev.whence.semantics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.whence.event.WhenceException;
import dev.whence.semantics.MetricQuery.Grain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what a model can be asked for besides metrics. */
public final class SkillFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final List<String> SECTIONS = List.of("with", "refuse", "answer", "say", "evidence");

    private SkillFile() {}

    /**
     * The skills of the file beside a semantic model: {@code commerce.skills.yaml} for {@code commerce.yaml}. Empty if
     * there is no such file; fails with CONFIG if it, or an SQL file that it names, cannot be used.
     */
    public static List<Skill> beside(Path model) {
        Path file = model.resolveSibling(String.valueOf(model.getFileName()).replaceAll("\\.ya?ml$", ".skills.yaml"));
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.of(YAML.readValue(file.toFile(), Entry[].class)).stream()
                    .map(entry -> entry.skill(file))
                    .toList();
        } catch (IOException e) {
            throw WhenceException.config(file + " is no list of skills: " + e.getMessage());
        }
    }

    private record Entry(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String display,
            @JsonProperty(required = true) String description,
            @JsonProperty(required = true) String method,
            @JsonProperty(required = true) String domain,
            @JsonProperty(required = true) String kind,
            @JsonProperty(required = true) List<String> phrases,
            @JsonProperty(required = true) String metric,
            @JsonProperty("any_metric") boolean anyMetric,
            String of,
            List<String> nouns,
            List<String> by,
            List<Grain> grains,
            @JsonProperty(required = true) Skill.Period period,
            String single,
            Map<String, String> units,
            String sql,
            List<String> questions) {
        Skill skill(Path file) {
            return new Skill(
                    name,
                    display,
                    description,
                    method,
                    domain,
                    kind,
                    phrases,
                    metric,
                    anyMetric,
                    Objects.requireNonNullElse(of, ""),
                    Objects.requireNonNullElse(nouns, List.of()),
                    Objects.requireNonNullElse(by, List.of()),
                    Objects.requireNonNullElse(grains, List.of()),
                    period,
                    Objects.requireNonNullElse(single, ""),
                    Objects.requireNonNullElse(units, Map.of()),
                    sql == null ? Map.of() : SqlSections.read(file.resolveSibling(sql), SECTIONS, "answer"),
                    Objects.requireNonNullElse(questions, List.of()));
        }
    }
}
