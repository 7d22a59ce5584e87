package dev.whence.mapping.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final String RULES =
            """
            actions:
              sale.confirmed:
                type: revenue.order.placed
                subject: order/${id}
                fields:
                  total: ${total}
                  lines: {list: lines, each: {product_id: "${product}", quantity: "${quantity}"}}
              cart.sent: {type: customer.cart.shipping_chosen, subject: "cart/${subject}", changes: method}
              stock.counted:
                type: inventory.stock.transferred
                by: {document: "count/${id}"}
                each: lines
                where: {each.found-each.expected: "[^-].*"}
                fields: {product_id: "${each.product}", quantity: "${each.found-each.expected}"}
              payment.settled:
                {type: revenue.payment.received, correlation: "order/${subject}", fields: {value: "${amount/100}"}}
              line.cancelled:
                - {type: &moved inventory.stock.moved, subject: "stock/${id}", fields: {kind: back|free, line: "${line}"}}
                - {type: *moved, optional: true, subject: "stock/${id}", fields: {kind: free, line: "${line}"}}
            unseen: {shipment.out_of_stock: nothing is written}
            unsaid: [{fields: [seq, action, id, subject], why: keys}]
            """;
    private static final String SALE =
            "{seq: 1, action: sale.confirmed, id: 7, subject: S-7, total: '9.30', lines: [{product: 2, quantity: 1},"
                    + " {product: 1, quantity: 4}]}";

    @Test
    void amountsAreEqualWhateverTheirScaleAndListsWhateverTheirOrder() {
        Report report = compare(
                List.of(SALE),
                List.of(event(
                        "revenue.order.placed",
                        "order/7",
                        "{total: 9.3, lines: [{product_id: '1', quantity: 4.0}, {product_id: '2', quantity: 1}]}")));
        assertThat(report.isEqual()).isTrue();
    }

    @Test
    void saysWhichFieldIsWrong() {
        Report report =
                compare(List.of(SALE), List.of(event("revenue.order.placed", "order/7", "{total: 9.4, lines: []}")));
        assertThat(text(report)).contains("total is 9.4, not 9.3").contains("0 missing, 0 extra, 1 with wrong fields");
    }

    @Test
    void saysWhatIsMissingAndWhatIsTooMuch() {
        Report report = compare(List.of(SALE), List.of(event("revenue.order.placed", "order/8", "{}")));
        assertThat(text(report)).contains("1 missing, 1 extra").contains("expected revenue.order.placed of order/7");
    }

    @Test
    void listsWhatCannotBeCompared() {
        Report report = compare(List.of("{seq: 1, action: shipment.out_of_stock}"), List.of());
        assertThat(report.isEqual()).isTrue();
        assertThat(text(report)).contains("shipment.out_of_stock (nothing is written)");
    }

    @Test
    void anActionThatTheMappingDoesNotNameIsMissing() {
        assertThat(compare(List.of("{seq: 1, action: sale.forgotten}"), List.of())
                        .isEqual())
                .isFalse();
    }

    @Test
    void whatIsSaidAgainWithoutAChangeIsNoEvent() {
        Report report = compare(
                List.of(
                        "{seq: 1, action: cart.sent, subject: C, method: post}",
                        "{seq: 2, action: cart.sent, subject: C, method: post}"),
                List.of(event("customer.cart.shipping_chosen", "cart/C", "{}")));
        assertThat(report.isEqual()).isTrue();
    }

    @Test
    void findsAnEventByItsCorrelationAndCentsAsAmounts() {
        Report report = compare(
                List.of("{seq: 1, action: payment.settled, subject: C, amount: 1250}"),
                List.of("{position: 1, type: revenue.payment.received, subject: payment/C-1, correlationId: order/C,"
                        + " data: {value: 12.5}}"));
        assertThat(report.isEqual()).isTrue();
    }

    @Test
    void aFieldThatNoRuleComparesIsSaid() {
        Report report = compare(
                List.of("{seq: 1, action: payment.settled, subject: C, amount: 1250, method: card}"),
                List.of(event("revenue.payment.received", "order/C", "{value: 12.5}")));
        assertThat(report.isEqual()).isFalse();
        assertThat(text(report)).contains("no rule compares the field method of payment.settled");
    }

    @Test
    void everyElementOfAListMayMeanAnEventOfItsOwnInAnyOrder() {
        Report report = compare(
                List.of("{seq: 1, action: stock.counted, id: 5, lines: [{product: A, found: 9, expected: 7},"
                        + " {product: B, found: 4, expected: 1}, {product: C, found: 1, expected: 2}]}"),
                List.of(
                        event(
                                "inventory.stock.transferred",
                                "move/1",
                                "{document: count/5, product_id: B, quantity: 3}"),
                        event(
                                "inventory.stock.transferred",
                                "move/2",
                                "{document: count/5, product_id: A, quantity: 2}")));
        assertThat(text(report)).contains("2 expected, 0 missing, 0 extra, 0 with wrong fields");
        assertThat(report.isEqual()).isTrue();
    }

    @Test
    void whatMayOrMayNotComeTakesNoEventThatIsMeantElsewhere() {
        List<String> truth = List.of(
                "{seq: 1, action: line.cancelled, id: 5, line: 1}", "{seq: 2, action: line.cancelled, id: 5, line: 2}");
        String back = event("inventory.stock.moved", "stock/5", "{kind: back, line: 1}");
        String free = event("inventory.stock.moved", "stock/5", "{kind: free, line: 1}");
        String other = event("inventory.stock.moved", "stock/5", "{kind: back, line: 2}");
        assertThat(compare(truth, List.of(back, other)).isEqual()).isTrue();
        assertThat(compare(truth, List.of(back, free, other)).isEqual()).isTrue();
        assertThat(compare(truth, List.of(back, free, free, other)).isEqual()).isFalse();
        assertThat(compare(truth, List.of(free)).isEqual()).isFalse();
    }

    private static Report compare(List<String> truth, List<String> events) {
        Comparison comparison = new Comparison(TruthMapping.of(RULES));
        truth.forEach(line -> comparison.happened(yaml(line)));
        events.forEach(event -> comparison.told(yaml(event)));
        return comparison.report();
    }

    private static String event(String type, String subject, String data) {
        return "{position: 1, type: " + type + ", subject: " + subject + ", data: " + data + "}";
    }

    private static String text(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), 10);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
