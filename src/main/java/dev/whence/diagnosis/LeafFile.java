package dev.whence.diagnosis;

import dev.whence.event.WhenceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Leaves in the CSV of the public root cause data sets: attribute columns, then {@code real} and {@code predict}; of a
 * ratio {@code real_a, predict_a} (numerator) and {@code real_b, predict_b} (denominator), or, as the data sets of
 * Squeeze have it, two files {@code NAME.a.csv} and {@code NAME.b.csv} of the same rows.
 */
public final class LeafFile {
    private LeafFile() {}

    /**
     * @param file the CSV; of two files, either
     * @throws WhenceException BAD_DATA for a file without the columns, or with a row that is none
     */
    public static LeafTable read(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".a.csv") && !name.endsWith(".b.csv")) {
            return table(rows(file));
        }
        String stem = name.substring(0, name.length() - ".a.csv".length());
        return table(beside(rows(file.resolveSibling(stem + ".a.csv")), rows(file.resolveSibling(stem + ".b.csv"))));
    }

    private static List<List<String>> rows(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<List<String>> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    rows.add(fields(line));
                }
            }
            return rows;
        } catch (IOException unreadable) {
            throw WhenceException.badData(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char letter : line.toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else if (letter != '\ufeff') {
                field.append(letter);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }

    /** The numbers of two files of the same rows in one. */
    private static List<List<String>> beside(List<List<String>> numerators, List<List<String>> denominators) {
        if (numerators.size() != denominators.size()) {
            throw WhenceException.badData("The files of numerators and denominators have not the same rows");
        }
        return IntStream.range(0, numerators.size())
                .mapToObj(row -> row == 0
                        ? Stream.concat(
                                        numerators.get(0).stream().map(name -> suffixed(name, "_a")),
                                        Stream.of("real_b", "predict_b"))
                                .toList()
                        : Stream.concat(
                                        numerators.get(row).stream(),
                                        Stream.of("real", "predict").map(name -> denominators
                                                .get(row)
                                                .get(denominators.get(0).indexOf(name))))
                                .toList())
                .toList();
    }

    private static String suffixed(String name, String suffix) {
        return Role.of(name).isPresent() ? name + suffix : name;
    }

    private static LeafTable table(List<List<String>> rows) {
        List<String> header = rows.isEmpty() ? List.of() : rows.get(0);
        List<Optional<Role>> roles = header.stream().map(Role::of).toList();
        boolean ratio = roles.contains(Optional.of(Role.REAL_BASE));
        List<Role> wanted = ratio
                ? List.of(Role.REAL, Role.PREDICT, Role.REAL_BASE, Role.PREDICT_BASE)
                : List.of(Role.REAL, Role.PREDICT);
        int[] numbers = wanted.stream()
                .mapToInt(role -> roles.indexOf(Optional.of(role)))
                .toArray();
        int[] attributes = IntStream.range(0, header.size())
                .filter(column -> roles.get(column).isEmpty())
                .toArray();
        if (IntStream.of(numbers).anyMatch(column -> column < 0) || attributes.length == 0) {
            throw WhenceException.badData("The header must name attributes, then real and predict, of a ratio "
                    + "real_a, predict_a, real_b and predict_b; it is " + header);
        }
        LeafTable.Builder table =
                LeafTable.of(IntStream.of(attributes).mapToObj(header::get).toList(), ratio);
        for (List<String> row : rows.subList(1, rows.size())) {
            add(table, row, attributes, numbers, header.size());
        }
        return table.build();
    }

    private static void add(LeafTable.Builder table, List<String> row, int[] attributes, int[] numbers, int width) {
        if (row.size() != width) {
            throw WhenceException.badData("A row has not the header's " + width + " fields: " + row);
        }
        table.add(
                IntStream.of(attributes).mapToObj(row::get).toList(),
                IntStream.of(numbers)
                        .mapToDouble(column -> number(row.get(column)))
                        .toArray());
    }

    private static double number(String text) {
        try {
            return text.isEmpty() ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException none) {
            throw WhenceException.badData("Not a number: " + text);
        }
    }

    /** What a column of numbers holds. */
    private enum Role {
        REAL,
        PREDICT,
        REAL_BASE,
        PREDICT_BASE;

        static Optional<Role> of(String column) {
            List<String> words = List.of(column.toLowerCase(Locale.ROOT).split("[_. ]"));
            boolean base = words.stream().anyMatch(List.of("b", "denominator", "den", "denom")::contains);
            boolean part = base || words.stream().anyMatch(List.of("a", "numerator", "num")::contains);
            boolean plain = words.size() == 1 || words.size() == 2 && part;
            if (plain && words.stream().anyMatch(List.of("real", "actual")::contains)) {
                return Optional.of(base ? REAL_BASE : REAL);
            }
            return plain && words.stream().anyMatch(List.of("predict", "predicted", "forecast")::contains)
                    ? Optional.of(base ? PREDICT_BASE : PREDICT)
                    : Optional.empty();
        }
    }
}
