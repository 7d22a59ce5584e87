package dev.whence.asking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.testing.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Questions beside the same as SQL on the tables of the source: whether the numbers agree, and how long both take. */
public final class Comparison {
    private static final int TRIES = 3;
    private static final double TOLERANCE = 1e-6;

    private final Asker asker;
    private final Database source;

    public Comparison(Asker asker, Database source) {
        this.asker = asker;
        this.source = source;
    }

    /** Medians of some tries after one that does not count. */
    public void measure(List<Question> questions) throws SQLException {
        List<Double> ratios = new ArrayList<>();
        int equal = 0;
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            for (Question question : questions) {
                List<Double> asked = new ArrayList<>();
                List<Double> queried = new ArrayList<>();
                List<List<String>> theirs = rows(statement, question.sql().orElseThrow());
                JsonNode answer = asker.ask(question.text()).answer();
                for (int i = 0; i < TRIES; i++) {
                    asked.add(asker.ask(question.text()).millis());
                    long begin = System.nanoTime();
                    rows(statement, question.sql().orElseThrow());
                    queried.add((System.nanoTime() - begin) / 1e6);
                }
                boolean same = same(answer.path("rows"), theirs);
                equal += same ? 1 : 0;
                double ratio =
                        Latencies.of(queried).median() / Latencies.of(asked).median();
                ratios.add(ratio);
                System.out.printf(
                        "  %8.1f ms, SQL on the source %9.1f ms, ratio %6.1f, %s  %s%n",
                        Latencies.of(asked).median(),
                        Latencies.of(queried).median(),
                        ratio,
                        same ? "equal" : "DIFFERENT: " + answer.path("rows") + " but " + theirs,
                        question.text());
            }
        }
        System.out.printf(
                "SQL on the source's tables takes %.1f times as long (the middle of %d questions; %d of them with equal numbers)%n",
                Latencies.of(ratios).median(), ratios.size(), equal);
    }

    private static List<List<String>> rows(Statement statement, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static boolean same(JsonNode ours, List<List<String>> theirs) {
        if (ours.size() != theirs.size()) {
            return false;
        }
        for (int row = 0; row < theirs.size(); row++) {
            for (int column = 0; column < theirs.get(row).size(); column++) {
                if (!same(ours.path(row).path(column), theirs.get(row).get(column))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean same(JsonNode one, String other) {
        if (!one.isNumber()) {
            return one.asText().equals(other);
        }
        double number = Double.parseDouble(other);
        return Math.abs(one.asDouble() - number) <= TOLERANCE * Math.max(1, Math.abs(number));
    }
}
