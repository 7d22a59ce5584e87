package dev.whence.question;

import dev.whence.nodes.AnswerKind;
import dev.whence.nodes.Finding;
import dev.whence.nodes.Interpretation;
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
        if (finding.sentence().isPresent()) {
            return asked.readable() + ": " + finding.sentence().get()
                    + (asked.notes().isEmpty() ? "" : " (" + String.join("; ", asked.notes()) + ")");
        }
        if (result.rows().isEmpty()) {
            return what + ": there is nothing of the kind in the data.";
        }
        String numbers = asked.kind() == AnswerKind.COMPARISON
                        && asked.query().baseline().isPresent()
                        && result.rows().size() == 1
                ? comparison(result)
                : rows(result);
        String notes = asked.notes().isEmpty() ? "" : " (" + String.join("; ", asked.notes()) + ")";
        return what + ": " + numbers + "." + notes;
    }

    private static String rows(MetricResult result) {
        List<String> spoken = new ArrayList<>();
        for (List<Object> row : result.rows().stream().limit(SPOKEN).toList()) {
            spoken.add(row(result.columns(), row));
        }
        int more = result.rows().size() - spoken.size();
        return String.join("; ", spoken) + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String row(List<Column> columns, List<Object> row) {
        if (columns.size() == 1) {
            return Amounts.of(row.get(0), columns.get(0).unit());
        }
        List<String> keys = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            boolean key = columns.get(i).unit().isEmpty();
            (key ? keys : values).add(Amounts.of(row.get(i), columns.get(i).unit()));
        }
        return (keys.isEmpty() ? "" : String.join(", ", keys) + " ") + String.join(", ", values);
    }

    private static String comparison(MetricResult result) {
        return result.columns().stream()
                .map(column -> column.name().replace('_', ' ').toLowerCase(Locale.ROOT) + " "
                        + Amounts.of(result.rows().get(0).get(result.columns().indexOf(column)), column.unit()))
                .collect(Collectors.joining(", "));
    }
}
