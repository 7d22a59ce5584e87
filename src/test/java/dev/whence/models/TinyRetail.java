package dev.whence.models;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A few hundred rows under the names that the TPC-DS benchmark gives to its tables and columns, always the same. */
final class TinyRetail {
    private static final List<String> TABLES = List.of("store_sales", "date_dim", "customer", "item", "store");
    private static final int FIRST_DAY = 2451911;

    private TinyRetail() {}

    /** Writes a CSV file for each table. */
    static Path csv(Path folder) {
        Random random = new Random(11);
        write(folder, "date_dim", "d_date_sk,d_date,d_year,d_quarter_name,d_month_name", days());
        write(folder, "customer", "c_customer_sk,c_customer_id,c_first_name,c_last_name,c_email_address", customers());
        write(folder, "item", "i_item_sk,i_item_id,i_item_desc,i_brand,i_category,i_current_price", items());
        write(
                folder,
                "store",
                "s_store_sk,s_store_id,s_store_name,s_city,s_state,s_number_employees",
                List.of(
                        "1,S1,ought,Midway,TN,200",
                        "2,S2,able,Fairview,TN,250",
                        "3,S3,ese,Fairview,SD,300",
                        "4,S4,anti,Oak Grove,AL,275"));
        write(
                folder,
                "store_sales",
                "ss_sold_date_sk,ss_item_sk,ss_customer_sk,ss_store_sk,ss_ticket_number,ss_quantity,ss_sales_price,"
                        + "ss_ext_sales_price,ss_net_profit",
                sales(random));
        return folder;
    }

    /** The same tables as Parquet files. */
    static Path parquet(Path csv, Path folder) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            for (String table : TABLES) {
                statement.execute("copy (select * from read_csv('" + csv.resolve(table + ".csv") + "')) to '"
                        + folder.resolve(table.toUpperCase(Locale.ROOT) + ".parquet") + "' (format parquet)");
            }
        }
        return folder;
    }

    /** What plain SQL over the CSV files gives. */
    static List<List<Object>> rows(Path csv, String sql) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            for (String table : TABLES) {
                statement.execute(
                        "create view " + table + " as select * from read_csv('" + csv.resolve(table + ".csv") + "')");
            }
            List<List<Object>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    static List<String> tables() {
        return TABLES;
    }

    private static List<String> days() {
        List<String> days = new ArrayList<>();
        for (int i = 0; i < 730; i++) {
            LocalDate day = LocalDate.of(2001, 1, 1).plusDays(i);
            days.add("%d,%s,%d,%dQ%d,%s"
                    .formatted(
                            FIRST_DAY + i,
                            day,
                            day.getYear(),
                            day.getYear(),
                            (day.getMonthValue() + 2) / 3,
                            day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
        }
        return days;
    }

    private static List<String> customers() {
        List<String> customers = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            customers.add("%d,C%04d,First%d,Last%d,c%d@example.org".formatted(i, i, i % 7, i % 5, i));
        }
        return customers;
    }

    private static List<String> items() {
        List<String> categories = List.of("Books", "Music", "Shoes", "Electronics");
        List<String> brands = List.of("amalg", "edu pack", "exporti", "scholar", "univ");
        List<String> items = new ArrayList<>();
        for (int i = 1; i <= 24; i++) {
            items.add("%d,I%03d,thing %d,%s,%s,%d.%02d"
                    .formatted(i, i, i, brands.get(i % 5), categories.get(i % 4), i, i * 3));
        }
        return items;
    }

    private static List<String> sales(Random random) {
        List<String> sales = new ArrayList<>();
        for (int ticket = 1; ticket <= 250; ticket++) {
            int day = FIRST_DAY + random.nextInt(730);
            int customer = 1 + random.nextInt(40);
            int store = 1 + random.nextInt(4);
            int first = random.nextInt(24);
            for (int line = 0; line <= random.nextInt(3); line++) {
                int quantity = 1 + random.nextInt(8);
                BigDecimal price = BigDecimal.valueOf(100 + random.nextInt(9000), 2);
                BigDecimal total = price.multiply(BigDecimal.valueOf(quantity));
                BigDecimal profit = BigDecimal.valueOf(random.nextInt(6000) - 2000, 2);
                sales.add("%d,%d,%d,%d,%d,%d,%s,%s,%s"
                        .formatted(
                                day, 1 + (first + line) % 24, customer, store, ticket, quantity, price, total, profit));
            }
        }
        return sales;
    }

    private static void write(Path folder, String table, String header, List<String> rows) {
        try {
            Files.writeString(folder.resolve(table + ".csv"), header + "\n" + String.join("\n", rows) + "\n");
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
