package dev.whence.sample;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** A folder with the nine CSV files of the Olist data set. */
public final class CsvFolder {
    private final Path folder;

    private CsvFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder itself, or the one of its subfolders that holds the files. All missing files and wrong headers are
     * reported at once, before anything is loaded.
     */
    public static CsvFolder open(Path given) {
        if (!Files.isDirectory(given)) {
            throw WhenceException.config(
                    "--data must name a folder with the nine Olist CSV files; there is no folder " + given);
        }
        try {
            CsvFolder found = new CsvFolder(nearest(given));
            List<Problem> problems = found.problems();
            if (!problems.isEmpty()) {
                throw WhenceException.config(problems);
            }
            return found;
        } catch (IOException e) {
            throw WhenceException.config("the folder " + given + " cannot be read: " + e.getMessage());
        }
    }

    private static Path nearest(Path given) throws IOException {
        try (Stream<Path> folders = Files.walk(given, 3)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder ->
                            CsvTable.ALL.stream().anyMatch(table -> Files.exists(folder.resolve(table.file()))))
                    .findFirst()
                    .orElse(given);
        }
    }

    private List<Problem> problems() throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (CsvTable table : CsvTable.ALL) {
            CsvFile file = file(table);
            Optional<Problem> problem = Files.isReadable(file.path())
                    ? file.problem(table)
                    : Optional.of(new Problem(file.path().toString(), 0, 0, "this file is missing"));
            problem.ifPresent(problems::add);
        }
        return problems;
    }

    CsvFile file(CsvTable table) {
        return new CsvFile(folder.resolve(table.file()));
    }

    long bytes() {
        return CsvTable.ALL.stream()
                .mapToLong(table -> file(table).path().toFile().length())
                .sum();
    }

    /** What a shop from these files is called: other contents give another name. */
    public String origin() {
        CRC32 sum = new CRC32();
        for (CsvTable table : CsvTable.ALL) {
            try (InputStream in = new CheckedInputStream(file(table).open(), sum)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw WhenceException.config("the file " + file(table).path() + " cannot be read: " + e.getMessage());
            }
        }
        return "CSV files with checksum " + Long.toHexString(sum.getValue());
    }
}
