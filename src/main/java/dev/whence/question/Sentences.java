package dev.whence.question;

import dev.whence.nodes.AnswerKind;
import dev.whence.nodes.Finding;
import dev.whence.nodes.Interpretation;
import dev.whence.nodes.forecast.Forecast;
import dev.whence.question.reading.Vocabulary;
import dev.whence.semantics.MetricResult;
import dev.whence.semantics.MetricResult.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words numbers. The sentence says the metric, the period and the conditions, so that a misreading can be seen. */
final class Sentences {
    private static final int SPOKEN = 5;

    private final Restatement restatement;

    Sentences(Vocabulary words) {
        this.restatement = new Restatement(words);
    }

    String of(Finding finding) {
        Interpretation asked = finding.interpretation();
        MetricResult result = finding.result();
        String what = asked.lookup().isPresent() ? asked.readable() : restatement.of(asked.query());
        if (finding.explanation().isPresent()) {
            return what + ": " + WhySentences.of(asked, finding.explanation().get());
        }
        if (finding.forecast().isPresent()) {
            return asked.readable() + ": " + forecast(result, finding.forecast().get());
        }
        if (finding.sentence().isPresent()) {
            return asked.readable() + ": " + finding.sentence().get()
                    + (asked.notes().isEmpty() ? "" : " (" + String.join("; ", asked.notes()) + ")");
        }
        if (result.rows().isEmpty()) {
            return what + ": there is nothing of the kind in the data.";
        }
        String numbers = Steps.counted(asked, result) + numbers(asked, result);
        String notes = asked.notes().isEmpty() ? "" : " (" + String.join("; ", asked.notes()) + ")";
        return what + ": " + numbers + "." + notes;
    }

    private static String numbers(Interpretation asked, MetricResult result) {
        if (result.rows().size() != 1) {
            return rows(asked, result);
        }
        if (asked.kind() == AnswerKind.FUNNEL) {
            return steps(result.rows().get(0));
        }
        return asked.kind() == AnswerKind.COMPARISON && asked.query().baseline().isPresent()
                ? comparison(result)
                : rows(asked, result);
    }

    /** How many came to each step, and which share of those of the step before. */
    private static String steps(List<Object> counts) {
        List<String> spoken = new ArrayList<>();
        double before = 0;
        for (Object count : counts) {
            double here = count instanceof Number number ? number.doubleValue() : 0;
            spoken.add(Amounts.of(here, "") + (before > 0 ? " (" + Amounts.of(here / before, "fraction") + ")" : ""));
            before = here;
        }
        return String.join(", of these ", spoken);
    }

    /** With the interval first, so that nobody takes it for a fact. */
    private static String forecast(MetricResult result, Forecast forecast) {
        String unit = result.columns().get(1).unit();
        List<List<Object>> ahead =
                result.rows().stream().filter(row -> row.get(2) != null).toList();
        return "probably %s to %s (in 80 %% of the cases), most likely %s, from %s to %s; told by the method '%s', which was off by %s in %d forecasts of the past. What happens once a year or for the first time is not foreseen."
                .formatted(
                        Amounts.of(forecast.total().low(), unit),
                        Amounts.of(forecast.total().high(), unit),
                        Amounts.of(forecast.total().expected(), unit),
                        Amounts.of(ahead.get(0).get(0), ""),
                        Amounts.of(ahead.get(ahead.size() - 1).get(0), ""),
                        forecast.method(),
                        Amounts.of(forecast.error(), "fraction"),
                        forecast.backtests());
    }

    private static String rows(Interpretation asked, MetricResult result) {
        List<String> spoken = new ArrayList<>();
        for (List<Object> row : result.rows().stream().limit(SPOKEN).toList()) {
            spoken.add(row(result.columns(), row, asked.query().dimensions()));
        }
        int more = result.rows().size() - spoken.size();
        return String.join("; ", spoken) + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String row(List<Column> columns, List<Object> row, List<String> dimensions) {
        if (columns.size() == 1) {
            return Amounts.of(row.get(0), columns.get(0).unit());
        }
        List<String> keys = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Column column = columns.get(i);
            boolean key =
                    column.unit().isEmpty() && (dimensions.contains(column.name()) || !(row.get(i) instanceof Number));
            (key ? keys : values).add(Amounts.of(row.get(i), columns.get(i).unit()));
        }
        return (String.join(", ", keys) + " " + String.join(", ", values)).strip();
    }

    private static String comparison(MetricResult result) {
        return result.columns().stream()
                .map(column -> column.name().replace('_', ' ').toLowerCase(Locale.ROOT) + " "
                        + Amounts.of(result.rows().get(0).get(result.columns().indexOf(column)), column.unit()))
                .collect(Collectors.joining(", "));
    }
}
