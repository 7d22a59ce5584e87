package dev.whence.routes;

import dev.whence.event.Vocabulary;
import dev.whence.models.AskableModel;
import dev.whence.models.Mount;
import dev.whence.models.Mounts;
import dev.whence.semantics.EntitySet;
import dev.whence.semantics.Field;
import dev.whence.semantics.Metric;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.Skill;
import java.util.List;
import java.util.Optional;

/** Tells what can be asked and what can happen. Thread-safe. */
public final class Catalog {
    private final Contents contents;
    private final Mounts mounts;

    /**
     * @param questions to try, the best first
     * @param mounts the models beside that of the events
     */
    public Catalog(
            Vocabulary vocabulary, SemanticModel model, List<Skill> skills, List<String> questions, Mounts mounts) {
        this.mounts = mounts;
        this.contents = new Contents(
                questions,
                skills.stream().map(SkillView::of).toList(),
                model.sets().stream().map(SetView::of).toList(),
                metrics(model),
                dimensions(model),
                vocabulary.types().stream()
                        .flatMap(type -> vocabulary.find(type).stream())
                        .map(Type::of)
                        .toList(),
                List.of());
    }

    private static List<MetricView> metrics(SemanticModel model) {
        return model.metrics().values().stream().map(MetricView::of).toList();
    }

    private static List<DimensionView> dimensions(SemanticModel model) {
        return model.dimensions().entrySet().stream()
                .map(entry -> DimensionView.of(entry.getKey(), entry.getValue().get(0)))
                .toList();
    }

    /** What the hub knows. */
    public record Contents(
            List<String> questions,
            List<SkillView> skills,
            List<SetView> sets,
            List<MetricView> metrics,
            List<DimensionView> dimensions,
            List<Type> events,
            List<ModelView> models) {
        private Contents with(List<ModelView> mounted) {
            return new Contents(questions, skills, sets, metrics, dimensions, events, mounted);
        }
    }

    /**
     * A model beside that of the events, which {@code POST /ask} names as {@code model}.
     *
     * @param ready whether it can be asked
     * @param problems what of it cannot be asked, or why nothing of it can
     */
    public record ModelView(
            String name,
            String description,
            boolean ready,
            List<String> problems,
            List<MetricView> metrics,
            List<DimensionView> dimensions) {
        private static ModelView of(Mount mount) {
            Optional<SemanticModel> model = mount.model().map(AskableModel::model);
            return new ModelView(
                    mount.name(),
                    model.map(SemanticModel::description).orElse(""),
                    model.isPresent(),
                    mount.problems(),
                    model.map(Catalog::metrics).orElse(List.of()),
                    model.map(Catalog::dimensions).orElse(List.of()));
        }
    }

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
        return contents.with(mounts.all().stream().map(ModelView::of).toList());
    }
}
