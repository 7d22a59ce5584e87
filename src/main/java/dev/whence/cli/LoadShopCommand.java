package dev.whence.cli;

import dev.whence.sample.CsvFolder;
import dev.whence.sample.SampleShop;
import dev.whence.sample.ShopOrigin;
import dev.whence.sample.ShopServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills the sample shop's database, in place of what is there. */
@Command(
        name = "load-shop",
        description = "Create the sample shop's database: a generated shop, or the one in a folder of Olist CSV files.",
        mixinStandardHelpOptions = true)
public final class LoadShopCommand implements Callable<Integer> {
    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "Another seed gives another shop.")
    private long seed;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of the nine Olist CSV files.")
    private Optional<Path> data;

    @Override
    public Integer call() {
        StatusLine line = new StatusLine(System.out);
        SampleShop shop = new SampleShop(
                ShopServer.from(System.getenv()), Clock.systemUTC(), done -> line.show("filling the shop: " + done));
        ShopOrigin origin =
                data.map(folder -> shop.load(CsvFolder.open(folder))).orElseGet(() -> shop.generate(seed));
        line.say("the shop is ready: " + origin.what());
        return 0;
    }
}
