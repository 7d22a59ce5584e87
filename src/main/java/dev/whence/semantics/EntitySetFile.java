package dev.whence.semantics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the sets of things that a model's questions can be narrowed to. */
final class EntitySetFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final List<String> SECTIONS = List.of("with", "members", "evidence");
    /** Of a skill whose tables a set builds on, only these are taken. */
    private static final List<String> OF_SKILLS = List.of("with", "refuse", "answer", "say", "evidence");

    private EntitySetFile() {}

    /**
     * The sets of the file beside a semantic model: {@code commerce.sets.yaml} for {@code commerce.yaml}. Empty if there is
     * no such file; fails with CONFIG if it, or an SQL file that it names, cannot be used.
     */
    static List<EntitySet> beside(Path model) {
        Path file = model.resolveSibling(String.valueOf(model.getFileName()).replaceAll("\\.ya?ml$", ".sets.yaml"));
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.of(YAML.readValue(file.toFile(), Entry[].class)).stream()
                    .map(entry -> entry.set(file))
                    .toList();
        } catch (IOException e) {
            throw WhenceException.config(file + " is no list of sets: " + e.getMessage());
        }
    }

    private record Entry(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String display,
            @JsonProperty(required = true) String description,
            @JsonProperty(required = true) String domain,
            @JsonProperty(required = true) String of,
            @JsonProperty(required = true) String dimension,
            @JsonProperty(required = true) String unit,
            @JsonProperty(required = true) List<String> phrases,
            @JsonProperty(required = true) String metric,
            @JsonProperty(required = true) EntitySet.Dated dated,
            @JsonProperty("skill_sql") String skillSql,
            @JsonProperty(required = true) String sql) {
        EntitySet set(Path file) {
            Map<String, String> sections =
                    new LinkedHashMap<>(SqlSections.read(file.resolveSibling(sql), SECTIONS, "members"));
            Optional.ofNullable(skillSql)
                    .map(path -> SqlSections.read(file.resolveSibling(path), OF_SKILLS, "answer")
                            .getOrDefault("with", ""))
                    .filter(tables -> !tables.isBlank())
                    .ifPresent(tables -> sections.merge("with", tables, (own, more) -> own + ",\n" + more));
            return new EntitySet(
                    name, display, description, domain, of, dimension, unit, phrases, metric, dated, sections);
        }
    }
}
