package dev.whence.cli;

import dev.whence.sample.SampleShop;
import dev.whence.sample.ShopEvents;
import dev.whence.sample.ShopOrigin;
import dev.whence.sample.ShopServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sees to it that shop and event store belong together: both as they were, or both anew. */
final class DemoShop {
    private final SampleShop shop;
    private final ShopEvents events;
    private final Settings settings;
    private final StatusLine line;

    DemoShop(SampleShop shop, ShopServer server, Settings settings, StatusLine line) {
        this.shop = shop;
        this.events = new ShopEvents(
                server,
                settings.get("whence.store.url"),
                settings.get("whence.store.user"),
                settings.secret("whence.store.password"));
        this.settings = settings;
        this.line = line;
    }

    /** @param fresh even if the shop that is wanted is there already */
    ShopOrigin ready(boolean fresh) {
        Optional<ShopOrigin> present = shop.present().filter(origin -> !fresh);
        if (present.isPresent()) {
            line.say("Shop: as it was left (" + present.get().what() + "; --fresh makes it anew)");
            return reuse(present.get());
        }
        if (fresh || events.known()) {
            line.say("Event store: made anew, for the events of another shop");
            forget();
        }
        long began = System.nanoTime();
        ShopOrigin origin = shop.create(done -> line.show("Shop: filling it, " + done));
        line.say("Shop: ready in %.1f s (%s)".formatted((System.nanoTime() - began) / 1e9, origin.what()));
        return origin;
    }

    private ShopOrigin reuse(ShopOrigin origin) {
        if (events.known()) {
            return origin;
        }
        shop.release();
        return shop.present().orElseThrow();
    }

    private void forget() {
        events.forget();
        BusTopics.delete(settings);
        forgetProcessors();
        try (Stream<Path> files = Files.isDirectory(settings.data()) ? Files.list(settings.data()) : Stream.empty()) {
            List<Path> projections = files.filter(
                            file -> file.getFileName().toString().contains(".duckdb"))
                    .toList();
            for (Path projection : projections) {
                Files.delete(projection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the projection in " + settings.data() + " cannot be deleted", e);
        }
    }

    /** What the stream processors remember of the old shop; on Kafka it went with the topics. */
    private void forgetProcessors() {
        Path folder = settings.data().resolve("streams");
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be deleted", e);
        }
    }
}
