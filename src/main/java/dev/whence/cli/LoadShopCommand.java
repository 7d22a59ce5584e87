package dev.whence.cli;

import dev.whence.sample.ShopServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Fills the sample shop's database, in place of what is there. */
@Command(
        name = "load-shop",
        description = "Makes the sample shop's database anew. For a hub that has read another one, use demo --fresh.")
final class LoadShopCommand implements Callable<Integer> {
    @Mixin
    private ShopOptions options = new ShopOptions();

    @Override
    public Integer call() {
        StatusLine line = new StatusLine(System.out);
        var origin =
                options.shop(ShopServer.from(System.getenv())).create(done -> line.show("Filling the shop: " + done));
        line.say("The shop is ready: " + origin.what());
        return 0;
    }
}
