package dev.whence.sample;

import java.util.List;

/** One of the nine files of the Olist data set, and the table that it fills. */
record CsvTable(String file, String table, List<String> columns) {
    CsvTable {
        columns = List.copyOf(columns);
    }

    /** All nine, referred-to tables first. The columns are those of the files. */
    static final List<CsvTable> ALL =
            Sheet.read("csv-files.tsv", cells -> new CsvTable(cells[0], cells[1], List.of(cells[2].split(" "))));
}
