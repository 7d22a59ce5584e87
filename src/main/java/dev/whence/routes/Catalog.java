package dev.whence.routes;

import dev.whence.event.Vocabulary;
import dev.whence.semantics.EntitySet;
import dev.whence.semantics.Field;
import dev.whence.semantics.Metric;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.Skill;
import java.util.List;

/** Tells what can be asked and what can happen. Immutable. */
public final class Catalog {
    private final Contents contents;

    /** @param questions to try, the best first */
    public Catalog(Vocabulary vocabulary, SemanticModel model, List<Skill> skills, List<String> questions) {
        this.contents = new Contents(
                questions,
                skills.stream().map(SkillView::of).toList(),
                model.sets().stream().map(SetView::of).toList(),
                model.metrics().values().stream().map(MetricView::of).toList(),
                model.dimensions().entrySet().stream()
                        .map(entry -> DimensionView.of(
                                entry.getKey(), entry.getValue().get(0)))
                        .toList(),
                vocabulary.types().stream()
                        .flatMap(type -> vocabulary.find(type).stream())
                        .map(Type::of)
                        .toList());
    }

    /** What the hub knows. */
    public record Contents(
            List<String> questions,
            List<SkillView> skills,
            List<SetView> sets,
            List<MetricView> metrics,
            List<DimensionView> dimensions,
            List<Type> events) {}

    /** Something that a node can do besides computing metrics. */
    public record SkillView(
            String name, String display, String description, String method, String node, List<String> questions) {
        private static SkillView of(Skill skill) {
            return new SkillView(
                    skill.name(),
                    skill.display(),
                    skill.description(),
                    skill.method(),
                    skill.domain(),
                    skill.questions());
        }
    }

    /** Things of one node that the questions of all nodes can be narrowed to. */
    public record SetView(String name, String display, String description, String node, List<String> phrases) {
        private static SetView of(EntitySet set) {
            return new SetView(set.name(), set.display(), set.description(), set.domain(), set.phrases());
        }
    }

    /** Something that can be computed. */
    public record MetricView(
            String name, String display, String description, String unit, String node, List<String> synonyms) {
        private static MetricView of(Metric metric) {
            return new MetricView(
                    metric.name(),
                    metric.display(),
                    metric.description(),
                    metric.unit(),
                    metric.domain(),
                    metric.synonyms());
        }
    }

    /** Something to group and filter by. */
    public record DimensionView(String name, String display, String description, List<String> synonyms) {
        private static DimensionView of(String name, Field field) {
            return new DimensionView(name, field.label(), field.description(), field.synonyms());
        }
    }

    /** A type of event. */
    public record Type(String type, int version, String title, String description) {
        private static Type of(Vocabulary.Description known) {
            return new Type(known.type().value(), known.version(), known.title(), known.description());
        }
    }

    public Contents describe() {
        return contents;
    }
}
