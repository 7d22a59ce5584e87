package dev.whence.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFolderTest {
    @TempDir
    private Path folder;

    @Test
    void saysWhichFolderIsMissing() {
        assertThatExceptionOfType(WhenceException.class)
                .isThrownBy(() -> CsvFolder.open(folder.resolve("nowhere")))
                .withMessageContaining("nowhere");
    }

    @Test
    void namesAllMissingFilesAtOnce() {
        assertThatExceptionOfType(WhenceException.class)
                .isThrownBy(() -> CsvFolder.open(folder))
                .satisfies(refusal -> assertThat(refusal.problems()).hasSize(9));
    }

    @Test
    void namesMissingAndUnknownColumns() throws IOException {
        CsvFiles.in(folder).write("olist_sellers_dataset.csv", "seller_id,seller_zip,seller_city,seller_state\n");
        assertThatExceptionOfType(WhenceException.class)
                .isThrownBy(() -> CsvFolder.open(folder))
                .withMessageContaining("olist_sellers_dataset.csv:1:1: the header must name the columns")
                .withMessageContaining("missing: seller_zip_code_prefix; unknown: seller_zip");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        CsvFiles.in(folder).write("olist_sellers_dataset.csv", "");
        assertThatExceptionOfType(WhenceException.class)
                .isThrownBy(() -> CsvFolder.open(folder))
                .withMessageContaining("olist_sellers_dataset.csv:1:1: the header must name the columns");
    }

    @Test
    void findsTheFilesInASubfolder() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("archive/olist"));
        CsvFiles.in(inner);
        assertThat(CsvFolder.open(folder).file(CsvTable.ALL.get(0)).path()).startsWith(inner);
    }

    @Test
    void otherContentsGiveAnotherOrigin() throws IOException {
        CsvFiles files = CsvFiles.in(folder);
        String before = CsvFolder.open(folder).origin();
        assertThat(CsvFolder.open(folder).origin()).isEqualTo(before);
        files.write(
                "olist_sellers_dataset.csv", "seller_id,seller_zip_code_prefix,seller_city,seller_state\ns,1,c,SP\n");
        assertThat(CsvFolder.open(folder).origin()).isNotEqualTo(before);
    }
}
