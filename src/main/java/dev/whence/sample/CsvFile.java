package dev.whence.sample;

import dev.whence.event.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file (RFC 4180) with a header line, perhaps after a byte order mark. Only the header is read here; PostgreSQL
 * reads the rest.
 */
final class CsvFile {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int LONGEST_HEADER = 4096;

    private final Path path;

    CsvFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** The file from its header line on, without the byte order mark. The caller closes it. */
    InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
        return in;
    }

    /** The names in the header, in the file's order. */
    List<String> header() throws IOException {
        StringBuilder line = new StringBuilder();
        try (InputStream in = open()) {
            byte[] start = in.readNBytes(LONGEST_HEADER);
            line.append(new String(start, StandardCharsets.UTF_8));
        }
        List<String> names = new ArrayList<>();
        line.toString().lines().findFirst().ifPresent(first -> {
            for (String name : first.split(",", -1)) {
                names.add(name.strip().replaceAll("^\"|\"$", ""));
            }
        });
        return names;
    }

    /** What is wrong with the header; empty if it names the table's columns, in whatever order. */
    Optional<Problem> problem(CsvTable table) throws IOException {
        List<String> header = header();
        List<String> missing =
                table.columns().stream().filter(name -> !header.contains(name)).toList();
        List<String> unknown =
                header.stream().filter(name -> !table.columns().contains(name)).toList();
        if (missing.isEmpty()
                && unknown.isEmpty()
                && header.size() == table.columns().size()) {
            return Optional.empty();
        }
        String message = "the header must name the columns " + String.join(",", table.columns())
                + (missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing))
                + (unknown.isEmpty() ? "" : "; unknown: " + String.join(", ", unknown));
        return Optional.of(new Problem(path.toString(), 1, 1, message));
    }
}
