package dev.whence.mapping;

import dev.whence.event.WhenceException;
import dev.whence.mapping.Outcome.Ignored;
import dev.whence.mapping.RowTask.View;
import dev.whence.mapping.expression.Condition;
import dev.whence.mapping.expression.Expression;
import dev.whence.mapping.expression.Frame;
import dev.whence.mapping.expression.RowState;
import dev.whence.mapping.expression.Scope;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out which rule came closest where none of a row's rules was met, and what it lacked. Not thread-safe. */
final class WhyNot implements Unmet {
    private static final int ROUNDS = 8;
    private static final int DEEPEST = 8;

    private final ZoneId zone;
    private final Map<List<String>, Optional<Expression>> compiled = new HashMap<>();

    WhyNot(ZoneId zone) {
        this.zone = zone;
    }

    /** A rule that was not met, how much of it was, and what was not. */
    private record Miss(EventRule rule, double met, boolean ofChange, List<String> lacking) {}

    @Override
    public Ignored explain(RowTask task, RowHistory history) {
        TableRules rules = task.rules();
        if (rules.events().isEmpty()) {
            return new Ignored(
                    task.key(), "the pack has no event from " + task.key().table() + ", its rows are only looked up");
        }
        Optional<RowState> state = task.state(history);
        if (state.isEmpty()) {
            return Unmet.PLAIN.explain(task, history);
        }
        Asked asked = new Asked(task, state.get(), history);
        Optional<Miss> closest = rules.events().stream()
                .map(asked::miss)
                .max(Comparator.comparing(Miss::ofChange)
                        .thenComparing(Miss::met)
                        .thenComparing(miss -> -rules.events().indexOf(miss.rule())));
        List<String> details = new ArrayList<>();
        details.add("closest was " + closest.orElseThrow().rule().name());
        closest.get().lacking().forEach(text -> details.add("  " + text));
        asked.unaskedFor().ifPresent(details::add);
        return new Ignored(task.key(), Unmet.NO_RULE, details);
    }

    /** The conditions of one row. */
    private final class Asked {
        private final RowTask task;
        private final RowState state;
        private final RowHistory history;
        private final Scope scope;
        private final RowDifferences differences;

        Asked(RowTask task, RowState state, RowHistory history) {
            this.task = task;
            this.state = state;
            this.history = history;
            this.scope = task.rules().scope();
            this.differences = RowDifferences.of(state.before(), state.after());
        }

        /** Columns that changed and that no condition mentions. */
        Optional<String> unaskedFor() {
            Set<String> columns = new LinkedHashSet<>(differences.changed());
            columns.removeAll(task.rules().table().ignore());
            task.rules()
                    .events()
                    .forEach(rule -> columns.removeAll(wordsOf(rule.when().text(), DEEPEST)));
            return columns.isEmpty()
                    ? Optional.empty()
                    : Optional.of("no rule of " + task.rules().table().name() + " asks whether "
                            + String.join(" or ", columns) + " changed");
        }

        /** With the words of the definitions that it names. */
        private Set<String> wordsOf(String text, int depth) {
            Set<String> words = new LinkedHashSet<>(words(text));
            if (depth > 0) {
                words(text).forEach(word -> scope.definition(word)
                        .ifPresent(definition -> words.addAll(wordsOf(definition, depth - 1))));
            }
            return words;
        }

        Miss miss(EventRule rule) {
            String text = rule.when().text();
            List<String> parts = Condition.requirements(defined(text).orElse(text));
            long met = parts.stream().filter(this::isMet).count();
            List<String> lacking = new ArrayList<>(new LinkedHashSet<>(lacking(text, DEEPEST)));
            boolean ofChange = lacking.stream().anyMatch(differences::mentionsChanged);
            return new Miss(rule, (double) met / parts.size(), ofChange, lacking);
        }

        /** What of a condition that is not met is to blame, in words. */
        private List<String> lacking(String text, int depth) {
            Optional<String> definition = defined(text);
            if (depth > 0 && definition.isPresent()) {
                return lacking(definition.get(), depth - 1);
            }
            Optional<Condition.Choice> choice = Condition.choice(text);
            if (choice.isPresent()) {
                Condition.Choice ways = choice.get();
                return lacking(isMet(ways.when()) ? ways.then() : ways.otherwise(), depth - 1);
            }
            List<String> alternatives = Condition.alternatives(text);
            List<String> parts = alternatives.size() > 1 ? alternatives : Condition.requirements(text);
            if (depth <= 0 || parts.size() == 1) {
                return List.of(sentence(Condition.bare(text)));
            }
            List<String> lacking = new ArrayList<>();
            parts.stream().filter(part -> !isMet(part)).forEach(part -> lacking.addAll(lacking(part, depth - 1)));
            return lacking;
        }

        private Optional<String> defined(String text) {
            return scope.definition(Condition.bare(text));
        }

        private String sentence(String text) {
            String result = result(text);
            String values = differences.of(text);
            return "`" + text + "` is " + result + (values.isEmpty() ? "" : ": " + values);
        }

        private boolean isMet(String text) {
            return result(text).equals("true");
        }

        /** {@code true}, {@code false}, {@code null}, or why it cannot be told. */
        private String result(String text) {
            Optional<Expression> expression = compiled.computeIfAbsent(
                    List.of(task.rules().table().name(), text),
                    key -> scope.compile(text, task.rules().events().get(0).place(), new ArrayList<>()));
            if (expression.isEmpty()) {
                return "not met";
            }
            try {
                return String.valueOf(value(expression.get()));
            } catch (WhenceException e) {
                return "not to be told (" + e.getMessage() + ")";
            }
        }

        private Object value(Expression expression) {
            for (int round = 0; round < ROUNDS; round++) {
                View view = new View(history, task.step());
                Frame frame = scope.frame(state, view, zone);
                Optional<Object> value = expression.evaluate(frame);
                if (view.isComplete()) {
                    return value.orElse(null);
                }
                history.fetch();
            }
            return null;
        }
    }

    /** The columns of a condition that are worth telling. */
    static Set<String> words(String text) {
        return new LinkedHashSet<>(
                List.of(text.replaceAll("'[^']*'|\"[^\"]*\"", " ").split("\\W+")));
    }
}
