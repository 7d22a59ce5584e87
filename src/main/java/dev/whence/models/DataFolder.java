package dev.whence.models;

import dev.whence.event.NearestName;
import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import dev.whence.semantics.Dataset;
import dev.whence.semantics.ModelFitting.Table;
import dev.whence.semantics.SemanticModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of CSV, TSV (both also as .gz) and Parquet files, each named as the table that a dataset of the model is on.
 * Texts are read into the database once; Parquet files stay where they are and are read with each question.
 */
public final class DataFolder implements DataPlace {
    private static final Pattern FILE =
            Pattern.compile("(.+)\\.(csv|tsv|csv\\.gz|tsv\\.gz|parquet)", Pattern.CASE_INSENSITIVE);
    private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz", ".parquet");

    private final Path folder;

    public DataFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Placed bring(SemanticModel model, Connection database) throws SQLException {
        Map<String, List<Path>> files = files();
        TextFiles texts = new TextFiles(database, new UsedColumns(model));
        List<Problem> missing = new ArrayList<>();
        Map<String, Table> tables = new LinkedHashMap<>();
        Map<String, Table> known = new LinkedHashMap<>();
        for (Dataset dataset : model.datasets().values()) {
            if (!SourceName.isQuery(dataset.source())) {
                String name = SourceName.folded(SourceName.of(dataset.source()).table());
                List<Path> found = files.getOrDefault(name, List.of());
                if (found.size() == 1) {
                    Table table =
                            known.containsKey(name) ? known.get(name) : place(database, texts, dataset, found.get(0));
                    known.put(name, table);
                    tables.put(dataset.name(), table);
                } else {
                    String table = SourceName.of(dataset.source()).table();
                    missing.add(
                            model.lines().problem("dataset " + dataset.name(), missing(dataset, table, found, files)));
                }
            }
        }
        queries(model, database, texts, files, tables, known);
        Sql.run(database, "SET allowed_directories = [" + Sql.text(folder.toString()) + "]");
        return new Placed(tables, missing);
    }

    /** A query of the model may name any of the files, without their endings. */
    private static void queries(
            SemanticModel model,
            Connection database,
            TextFiles texts,
            Map<String, List<Path>> files,
            Map<String, Table> tables,
            Map<String, Table> known)
            throws SQLException {
        for (Dataset dataset : model.datasets().values()) {
            if (SourceName.isQuery(dataset.source())) {
                for (Map.Entry<String, List<Path>> file : files.entrySet()) {
                    boolean named = Pattern.compile(
                                    "\\b" + Pattern.quote(file.getKey()) + "\\b", Pattern.CASE_INSENSITIVE)
                            .matcher(dataset.source())
                            .find();
                    if (named && file.getValue().size() == 1 && !known.containsKey(file.getKey())) {
                        known.put(
                                file.getKey(),
                                place(database, texts, dataset, file.getValue().get(0)));
                    }
                }
                tables.put(dataset.name(), new Table(dataset.source(), "the query of " + dataset.name(), List.of()));
            }
        }
    }

    private static Table place(Connection database, TextFiles texts, Dataset dataset, Path file) throws SQLException {
        Matcher name = FILE.matcher(file.getFileName().toString());
        String table =
                Sql.name(name.matches() ? name.group(1) : file.getFileName().toString());
        String origin = file.getFileName().toString();
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet")) {
            return new Table(table, origin, texts.read(table, dataset, file));
        }
        Sql.run(database, "CREATE VIEW " + table + " AS SELECT * FROM read_parquet(" + Sql.text(file.toString()) + ")");
        return new Table(
                table,
                origin,
                List.copyOf(Sql.columns(database, "SELECT * FROM " + table).keySet()));
    }

    private String missing(Dataset dataset, String name, List<Path> found, Map<String, List<Path>> files) {
        if (found.size() > 1) {
            return "dataset '" + dataset.name() + "' is left out: it may be any of "
                    + found.stream().map(file -> file.getFileName().toString()).toList() + " in " + folder
                    + "; keep one of them";
        }
        List<String> there = files.values().stream()
                .flatMap(List::stream)
                .map(file -> file.getFileName().toString())
                .toList();
        return "dataset '" + dataset.name() + "' is left out: " + folder + " has no file "
                + String.join(", ", ENDINGS.stream().map(name::concat).toList())
                + (there.isEmpty()
                        ? "; it holds no such file at all"
                        : "; there are " + String.join(", ", there) + NearestName.hint(name, files.keySet()));
    }

    /** By their names without endings, in lower case. */
    private Map<String, List<Path>> files() {
        try (Stream<Path> all = Files.list(folder)) {
            Map<String, List<Path>> files = new TreeMap<>();
            all.filter(Files::isRegularFile).sorted().forEach(file -> {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    files.computeIfAbsent(SourceName.folded(name.group(1)), key -> new ArrayList<>())
                            .add(file);
                }
            });
            return files;
        } catch (IOException unreadable) {
            throw WhenceException.config("cannot read the folder " + folder
                    + (Files.isDirectory(folder) ? ": " + unreadable.getMessage() : ", which is no folder"));
        }
    }

    @Override
    public String version() {
        StringBuilder version = new StringBuilder();
        files().values().stream().flatMap(List::stream).forEach(file -> {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                version.append(file.getFileName())
                        .append(attributes.size())
                        .append(attributes.lastModifiedTime())
                        .append('\n');
            } catch (IOException gone) {
                version.append(file.getFileName()).append("gone\n");
            }
        });
        return version.toString();
    }
}
