package dev.whence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The public Olist data set, where it lies beside the project. It is not part of the repository. */
public final class Olist {
    private static final Path ARCHIVE = Path.of("../shared/data/olist/olist-sample.tar.xz");
    private static final Path UNPACKED = Path.of("target/olist");

    private Olist() {}

    /**
     * The folder with the nine CSV files, unpacked under {@code target/} on first use; empty where the archive is absent.
     * A test may be skipped for that reason only: {@code assumeThat(Olist.folder()).isPresent()}.
     */
    public static synchronized Optional<Path> folder() {
        if (!Files.exists(ARCHIVE)) {
            return Optional.empty();
        }
        if (!Files.exists(UNPACKED)) {
            unpack();
        }
        return Optional.of(folderOfOrders());
    }

    private static void unpack() {
        try {
            Files.createDirectories(UNPACKED.getParent());
            Path fresh = Files.createTempDirectory(UNPACKED.getParent(), "olist-");
            Process tar = new ProcessBuilder("tar", "-xJf", ARCHIVE.toString(), "-C", fresh.toString())
                    .inheritIO()
                    .start();
            if (tar.waitFor() != 0) {
                throw new IllegalStateException("tar could not unpack " + ARCHIVE + "; it needs the package xz-utils.");
            }
            Files.move(fresh, UNPACKED, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path folderOfOrders() {
        try (Stream<Path> files = Files.walk(UNPACKED)) {
            List<Path> orders = files.filter(file -> file.endsWith("olist_orders_dataset.csv"))
                    .map(Path::getParent)
                    .toList();
            if (orders.size() != 1) {
                throw new IllegalStateException(
                        ARCHIVE + " holds olist_orders_dataset.csv " + orders.size() + " times");
            }
            return orders.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
