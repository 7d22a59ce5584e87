package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Value;
import dev.whence.question.text.PhraseIndex;
import dev.whence.question.text.Tokens;
import dev.whence.semantics.EntitySet;
import dev.whence.semantics.Skill;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What can be asked for: metrics, dimensions, their values and the dates of things. Immutable once built. */
public final class Vocabulary {
    private static final Set<String> NONE = Set.of();
    private static final Set<String> JOINING = Set.of("and", "&", "(", ")", "the");

    private final Map<String, MetricTerm> metrics = new LinkedHashMap<>();
    private final Map<String, DimensionTerm> dimensions = new LinkedHashMap<>();
    private final PhraseIndex<String> metricPhrases = new PhraseIndex<>(NONE);
    private final PhraseIndex<String> dimensionPhrases = new PhraseIndex<>(NONE);
    private final PhraseIndex<String> rolePhrases = new PhraseIndex<>(NONE);
    private final Set<String> catalogueWords = new TreeSet<>();
    private final PhraseIndex<Skill> skillPhrases = new PhraseIndex<>(NONE);
    private final PhraseIndex<EntitySet> setPhrases = new PhraseIndex<>(NONE);
    private final PhraseIndex<Meaning> passedOver = new PhraseIndex<>(NONE);
    private final PhraseIndex<String> verbPhrases = new PhraseIndex<>(NONE);
    private final Manner manner;
    private final List<List<String>> funnels;
    private final PhraseIndex<Value> values = new PhraseIndex<>(JOINING);

    /**
     * @param roles names of dates ("delivered") to the words for them
     * @param names every value under every name that it goes by
     */
    public Vocabulary(
            Collection<MetricTerm> metrics,
            Collection<DimensionTerm> dimensions,
            Map<String, List<String>> roles,
            Collection<NamedValue> names) {
        this(metrics, dimensions, roles, names, List.of(), List.of(), List.of(), Manner.PLAIN);
    }

    /**
     * @param funnels lists of metrics, each a step that fewer reach
     * @param skills what can be asked for besides metrics
     * @param sets what questions can be narrowed to
     * @param manner how one speaks of all this
     */
    public Vocabulary(
            Collection<MetricTerm> metrics,
            Collection<DimensionTerm> dimensions,
            Map<String, List<String>> roles,
            Collection<NamedValue> names,
            Collection<List<String>> funnels,
            Collection<Skill> skills,
            Collection<EntitySet> sets,
            Manner manner) {
        this.manner = manner;
        manner.verbs().forEach((metric, phrases) -> phrases.forEach(phrase -> verbPhrases.add(phrase, metric)));
        manner.passedOver().forEach(phrase -> passedOver.add(phrase, new Meaning.Cue(Cues.NOISE)));
        sets.forEach(set -> set.phrases().forEach(phrase -> setPhrases.add(phrase, set)));
        skills.forEach(skill -> skill.phrases().forEach(phrase -> skillPhrases.add(phrase, skill)));
        this.funnels = funnels.stream().map(List::copyOf).toList();
        metrics.forEach(this::add);
        dimensions.forEach(this::add);
        roles.forEach((role, phrases) -> phrases.forEach(phrase -> rolePhrases.add(phrase, role)));
        names.forEach(named -> values.add(named.name(), named.value()));
        names.stream()
                .filter(named -> !dimension(named.value().dimension()).place().contains("city"))
                .forEach(named ->
                        catalogueWords.addAll(List.of(Tokens.stems(named.name()).split(" "))));
    }

    /** A value and one of its names. */
    public record NamedValue(String name, Value value) {}

    private void add(MetricTerm metric) {
        metrics.put(metric.name(), metric);
        metric.phrases().forEach(phrase -> metricPhrases.add(counted(phrase), metric.name()));
    }

    /** "number of orders" is "orders", so that the words of counting stay words of counting. */
    private static String counted(String phrase) {
        return phrase.replaceFirst("(?i)^(how many|(total )?number of) ", "");
    }

    private void add(DimensionTerm dimension) {
        dimensions.put(dimension.name(), dimension);
        dimension.phrases().forEach(phrase -> dimensionPhrases.add(counted(phrase), dimension.name()));
    }

    /** Fails with NoSuchElementException for a name that is not in the vocabulary. */
    public MetricTerm metric(String name) {
        return Optional.ofNullable(metrics.get(base(name))).orElseThrow();
    }

    public Optional<MetricTerm> findMetric(String name) {
        return Optional.ofNullable(metrics.get(base(name)));
    }

    /** Whether a fraction tells what part of a whole this metric is. */
    boolean hasRate(String metric) {
        return metrics.values().stream().flatMap(term -> term.ratio().stream()).anyMatch(ratio -> ratio.numerator()
                .equals(metric));
    }

    /** The fraction whose numerator and denominator these are. */
    public Optional<MetricTerm> fraction(String numerator, Optional<String> denominator) {
        return metrics.values().stream()
                .filter(MetricTerm::isFraction)
                .filter(metric -> metric.ratio()
                        .filter(ratio -> ratio.numerator().equals(numerator))
                        .filter(ratio -> denominator.isEmpty() || compatible(ratio.denominator(), denominator.get()))
                        .isPresent())
                .findFirst();
    }

    private static boolean compatible(String denominator, String said) {
        return denominator.equals(said) || said.equals("orders") && denominator.endsWith("deliveries");
    }

    public DimensionTerm dimension(String name) {
        return Optional.ofNullable(dimensions.get(name)).orElseThrow();
    }

    List<List<String>> funnels() {
        return funnels;
    }

    public Collection<MetricTerm> metrics() {
        return metrics.values();
    }

    public Collection<DimensionTerm> dimensions() {
        return dimensions.values();
    }

    /** Words of this business that say nothing. */
    PhraseIndex<Meaning> passedOver() {
        return passedOver;
    }

    /** What asks for a metric where nothing else does. */
    PhraseIndex<String> verbPhrases() {
        return verbPhrases;
    }

    public Manner manner() {
        return manner;
    }

    PhraseIndex<Skill> skillPhrases() {
        return skillPhrases;
    }

    PhraseIndex<EntitySet> setPhrases() {
        return setPhrases;
    }

    PhraseIndex<String> metricPhrases() {
        return metricPhrases;
    }

    PhraseIndex<String> dimensionPhrases() {
        return dimensionPhrases;
    }

    PhraseIndex<String> rolePhrases() {
        return rolePhrases;
    }

    PhraseIndex<Value> values() {
        return values;
    }

    /** The words of values, save those of the many cities. */
    Set<String> catalogueWords() {
        return catalogueWords;
    }

    private static String base(String metric) {
        int colon = metric.indexOf(':');
        return colon < 0 ? metric : metric.substring(0, colon);
    }
}
