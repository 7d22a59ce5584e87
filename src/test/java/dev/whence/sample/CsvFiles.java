package dev.whence.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The nine files with a single order in them, some of them replaced by the test. */
record CsvFiles(Path folder) {
    static CsvFiles in(Path folder) throws IOException {
        CsvFiles files = new CsvFiles(folder);
        for (CsvTable table : CsvTable.ALL) {
            files.write(table.file(), String.join(",", table.columns()) + "\n");
        }
        files.write(
                "olist_customers_dataset.csv",
                """
                customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state
                c1,u1,1234,somewhere,SP
                """);
        files.write(
                "olist_orders_dataset.csv",
                """
                order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date
                o1,c1,delivered,2018-01-01 10:00:00,,"",2018-01-05 10:00:00,2018-01-09 00:00:00
                """);
        return files;
    }

    void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }
}
