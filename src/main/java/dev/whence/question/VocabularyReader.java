package dev.whence.question;

import dev.whence.nodes.Numbers;
import dev.whence.question.reading.DimensionTerm;
import dev.whence.question.reading.Manner;
import dev.whence.question.reading.MetricTerm;
import dev.whence.question.reading.Vocabulary;
import dev.whence.semantics.DataType;
import dev.whence.semantics.EntitySet;
import dev.whence.semantics.Field;
import dev.whence.semantics.Metric;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.Skill;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes the vocabulary of questions from the semantic model and from the values that the data holds. */
public final class VocabularyReader {
    static final LocalDateTime END_OF_TIME = LocalDateTime.of(9999, 1, 1, 0, 0);
    private static final int OFFERED = 6;
    private static final Pattern OF_PEOPLE =
            Pattern.compile(".*(first|last|full|family|given|sur) ?name.*|.*e-?mail.*|.*phone.*|.*address.*|.*birth.*");
    private static final Pattern TOTAL = Pattern.compile("(?:total|sum of|overall) (.+)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> UNITS_OF_TIME =
            Set.of("hour", "day", "week", "month", "quarter", "half", "half year", "year");

    private final SemanticModel model;
    private final Numbers numbers;
    private final List<Skill> skills;
    private final ValueReader values;
    private final Map<String, Boolean> filled = new LinkedHashMap<>();

    public VocabularyReader(SemanticModel model, ValueNames names, Numbers numbers) {
        this(model, names, numbers, List.of());
    }

    /** @param skills what can be asked for besides metrics */
    public VocabularyReader(SemanticModel model, ValueNames names, Numbers numbers, List<Skill> skills) {
        this.skills = List.copyOf(skills);
        this.model = model;
        this.numbers = numbers;
        this.values = new ValueReader(model, names, numbers);
    }

    /** Reads all values; some twenty queries. Metrics over data that is not there at all are left out. */
    public Vocabulary read() {
        List<MetricTerm> metrics = model.metrics().values().stream()
                .filter(this::filled)
                .map(this::metric)
                .toList();
        dimensions().forEach((name, fields) -> values.read(name, fields.get(0)));
        List<DimensionTerm> dimensions = dimensions().entrySet().stream()
                .map(entry -> dimension(entry.getKey(), entry.getValue()))
                .toList();
        Map<String, List<String>> roles = new LinkedHashMap<>();
        model.timeRoles()
                .forEach((role, fields) ->
                        roles.put(role, fields.stream().flatMap(this::saying).toList()));
        List<Skill> asked = skills.stream()
                .filter(skill ->
                        metrics.stream().anyMatch(metric -> metric.name().equals(skill.metric())))
                .toList();
        List<EntitySet> sets = model.sets().stream()
                .filter(set -> metrics.stream().anyMatch(metric -> metric.name().equals(set.metric())))
                .toList();
        return new Vocabulary(
                metrics,
                dimensions,
                roles,
                values.named(),
                funnels(metrics),
                asked,
                sets,
                manner(metrics, dimensions, asked));
    }

    /** The words for a date; where there is but one, and the file says nothing else, it need not be told from others. */
    private Stream<String> saying(Field field) {
        return !field.bare()
                ? field.synonyms().stream()
                : model.timeRoles().size() == 1
                        ? Stream.empty()
                        : Stream.concat(Stream.of(field.label()), field.synonyms().stream());
    }

    private Manner manner(List<MetricTerm> metrics, List<DimensionTerm> dimensions, List<Skill> asked) {
        List<String> labels = metrics.stream()
                .map(term -> term.label().toLowerCase(Locale.ROOT))
                .toList();
        List<String> names = dimensions.stream()
                .filter(term -> values.few().containsKey(term.name()))
                .sorted(Comparator.comparing(term -> values.few().get(term.name())))
                .map(DimensionTerm::label)
                .filter(label -> !OF_PEOPLE.matcher(label).matches())
                .limit(OFFERED)
                .toList();
        String offered = all(labels.stream().limit(OFFERED).toList()) + (names.isEmpty() ? "" : ", by " + all(names));
        List<String> about = model.talk().about();
        List<String> measures = model.talk().measures();
        return new Manner(
                about.isEmpty() ? offered : all(about),
                measures.isEmpty() ? labels.stream().limit(4).toList() : measures,
                model.explaining().dimensions().stream()
                        .filter(model.dimensions()::containsKey)
                        .map(name -> model.dimension(name).get(0).label())
                        .findFirst()
                        .or(() -> names.stream().findFirst()),
                model.timeRole(),
                !model.timeRoles().isEmpty(),
                asked.stream().anyMatch(Skill::ahead),
                model.talk().passedOver(),
                model.talk().verbs());
    }

    /** "orders, revenue and reviews". */
    private static String all(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private List<List<String>> funnels(List<MetricTerm> metrics) {
        List<String> known = metrics.stream().map(MetricTerm::name).toList();
        return model.funnels().values().stream().filter(known::containsAll).toList();
    }

    /** Those that can be asked for; what only stands for another when a change is explained is left out. */
    private Map<String, List<Field>> dimensions() {
        Map<String, List<Field>> asked = new LinkedHashMap<>(model.dimensions());
        asked.values().removeIf(fields -> fields.stream()
                .allMatch(field -> field.explains().isPresent()));
        return asked;
    }

    private boolean filled(Metric metric) {
        List<String> parts = metric.ratio()
                .map(ratio -> List.of(ratio.numerator(), ratio.denominator()))
                .orElse(List.of());
        return parts.isEmpty()
                ? filled.computeIfAbsent(metric.dataset(), this::holdsRows)
                : parts.stream().map(model::metric).allMatch(this::filled);
    }

    /** Whether any metric of the dataset gives a number over the whole history. */
    private boolean holdsRows(String dataset) {
        return model.metrics().values().stream()
                .filter(metric -> metric.dataset().equals(dataset)
                        && metric.ratio().isEmpty()
                        && metric.having().isEmpty())
                .map(metric -> numbers.run(MetricQuery.of(metric.name()).build(), END_OF_TIME))
                .flatMap(result -> result.rows().stream().flatMap(List::stream))
                .anyMatch(value -> value instanceof Number number && number.doubleValue() != 0);
    }

    private MetricTerm metric(Metric metric) {
        List<String> phrases = Stream.concat(names(metric), metric.bare() ? shortened(metric) : Stream.empty())
                .distinct()
                .toList();
        boolean counts = ValueReader.counts(metric);
        return new MetricTerm(
                metric.name(),
                metric.display(),
                phrases,
                metric.unit(),
                metric.domain(),
                metric.additive(),
                metric.lowIsBetter(),
                metric.values().isPresent(),
                counts,
                counts && metric.having().isEmpty() && (metric.where().isEmpty() || metric.whole()),
                metric.ratio().map(ratio -> new MetricTerm.Ratio(ratio.numerator(), ratio.denominator())),
                metric.bare() ? by(metric) : Optional.empty());
    }

    /** What a metric named "sales by brand" is to be grouped by. */
    private Optional<String> by(Metric metric) {
        int at = metric.name().lastIndexOf("_by_");
        String grouping = at < 0 ? "" : metric.name().substring(at + 4).replace('_', ' ');
        return dimensions().entrySet().stream()
                .filter(entry ->
                        dimension(entry.getKey(), entry.getValue()).phrases().contains(grouping))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** "sales" for "total sales", where no other metric goes by that name. */
    private Stream<String> shortened(Metric metric) {
        return names(metric)
                .map(TOTAL::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .filter(shorter -> model.metrics().values().stream()
                        .filter(other -> !other.name().equals(metric.name()))
                        .flatMap(VocabularyReader::names)
                        .noneMatch(name -> name.equalsIgnoreCase(shorter)
                                || TOTAL.matcher(name).replaceFirst("$1").equalsIgnoreCase(shorter)));
    }

    private static Stream<String> names(Metric metric) {
        return Stream.concat(Stream.of(metric.name().replace('_', ' '), metric.display()), metric.synonyms().stream());
    }

    private DimensionTerm dimension(String name, List<Field> fields) {
        Field first = fields.get(0);
        List<String> phrases = Stream.concat(
                        Stream.of(name.replace('_', ' ')),
                        fields.stream()
                                .flatMap(field -> Stream.concat(Stream.of(field.label()), field.synonyms().stream())))
                .distinct()
                .filter(phrase -> !partOfTime(first, phrase))
                .toList();
        DimensionTerm.Type type = values.isUnlisted(name)
                ? DimensionTerm.Type.IDS
                : switch (first.values()) {
                    case CATALOG, SEVERAL -> DimensionTerm.Type.NAMES;
                    case ID -> DimensionTerm.Type.IDS;
                    case NUMBER -> DimensionTerm.Type.NUMBERS;
                };
        return new DimensionTerm(
                name,
                first.label(),
                phrases,
                type,
                first.type() != DataType.INTEGER,
                first.place().orElse(first.bare() ? name : ""),
                first.unit());
    }

    /** Where rows are dated, "month" asks for months of years, not for the names of months that a calendar holds. */
    private boolean partOfTime(Field field, String phrase) {
        return field.bare() && !model.timeRoles().isEmpty() && UNITS_OF_TIME.contains(phrase.toLowerCase(Locale.ROOT));
    }
}
