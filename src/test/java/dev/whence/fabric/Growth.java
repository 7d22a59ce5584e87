package dev.whence.fabric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What was measured, by number of events. Kept in a file, so that a bench that was stopped goes on. */
final class Growth {
    private final Path file;
    private final Properties values = new Properties();
    private final Set<String> names = new java.util.LinkedHashSet<>();

    Growth(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    values.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(long events, String name) {
        return values.containsKey(events + "|" + name);
    }

    /** Prints it as well, as soon as it is known. */
    void put(long events, String name, String value) {
        System.out.printf("%,12d  %-58s %s%n", events, name, value);
        values.setProperty(events + "|" + name, value);
        names.add(name);
        try (var writer = Files.newBufferedWriter(file)) {
            values.store(writer, "bench/fabric");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for each measurement, one column for each number of events. */
    void print() {
        Set<Long> columns = new TreeSet<>();
        values.stringPropertyNames().forEach(key -> {
            columns.add(Long.valueOf(key.substring(0, key.indexOf('|'))));
            names.add(key.substring(key.indexOf('|') + 1));
        });
        System.out.printf("%n%-58s", "events");
        columns.forEach(column -> System.out.printf(" %,22d", column));
        System.out.println();
        for (String name : names) {
            System.out.printf("%-58s", name);
            columns.forEach(column -> System.out.printf(" %22s", values.getProperty(column + "|" + name, "")));
            System.out.println();
        }
    }
}
