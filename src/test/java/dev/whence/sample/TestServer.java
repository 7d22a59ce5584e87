package dev.whence.sample;

import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A place for a sample shop on the tests' PostgreSQL. */
final class TestServer {
    private TestServer() {}

    /** @param folder for the passwords, private to the test */
    static ShopServer with(String database, Path folder) throws IOException {
        Database admin = Services.postgres().admin();
        Path password = Files.writeString(folder.resolve("admin.password"), admin.password());
        return new ShopServer(
                admin.host(),
                admin.port(),
                database,
                admin.user(),
                password,
                folder.resolve("shop.password"),
                folder.resolve("shop_capture.password"));
    }
}
