package dev.whence.fabric;

import dev.whence.store.Store;
import dev.whence.store.StoreSettings;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What becomes of appending, reading, searching, rebuilding and checking as events become more. Arguments: a folder for
 * what is kept between runs, and the numbers of events.
 */
final class FabricBench {
    private FabricBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long[] stages = Arrays.stream(arguments)
                .skip(1)
                .mapToLong(Long::parseLong)
                .sorted()
                .toArray();
        Growth growth = new Growth(folder.resolve("measured.properties"));
        Database ours = Services.postgres().keptStoreDatabase("fabric");
        Database reference = Services.postgres().keptStoreDatabase("fabric_reference");
        try (Store store = open(ours)) {
            open(reference).close();
            AppendRace race = new AppendRace(store, ours, reference);
            for (long events : stages) {
                if (events < store.reader().head()) {
                    System.out.printf("%,12d  there are more events already%n", events);
                    continue;
                }
                race.to(events, growth);
                ours.execute("analyze");
                Sizes.measure(ours, events, growth);
                new Reading(store).measure(events, growth);
                try (Meaning meaning = new Meaning(store, ours)) {
                    meaning.measure(events, growth);
                }
                new Rebuilding(store, folder.resolve("star")).measure(events, growth);
            }
        }
        growth.print();
    }

    private static Store open(Database database) {
        return Store.open(StoreSettings.of(database.url(), database.user(), database.password()));
    }
}
