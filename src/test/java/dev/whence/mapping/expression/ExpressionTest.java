package dev.whence.mapping.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.capture.ColumnType;
import dev.whence.capture.Row;
import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    private static final Map<String, ColumnType> ORDER = new LinkedHashMap<>(Map.of(
            "id", ColumnType.INTEGER,
            "status", ColumnType.TEXT,
            "price", ColumnType.DECIMAL,
            "quantity", ColumnType.FLOAT,
            "placed", ColumnType.TIMESTAMP,
            "due", ColumnType.DATE,
            "note", ColumnType.TEXT,
            "order-no", ColumnType.TEXT,
            "orderPlacedAt", ColumnType.TIMESTAMP));
    private static final Map<String, ColumnType> LINE =
            Map.of("id", ColumnType.INTEGER, "order", ColumnType.INTEGER, "amount", ColumnType.DECIMAL);

    private final RowTypes types = new RowTypes(
            List.of(
                    new RowType("orders", List.of("id"), Optional.empty(), List.of(), Optional.of(ORDER)),
                    new RowType("lines", List.of("id"), Optional.of("orders"), List.of("order"), Optional.of(LINE))),
            Set.of());
    private final Scope scope = Scope.of(types, "orders");

    private final Row before = row("new", "12.90");
    private final Row after = row("done", "12.90");

    private static Row row(String status, String price) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", 1L);
        values.put("status", status);
        values.put("price", new BigDecimal(price));
        values.put("quantity", 0.1);
        values.put("placed", LocalDateTime.parse("2018-01-31T23:30:00"));
        values.put("due", LocalDate.parse("2018-02-03"));
        values.put("note", null);
        values.put("order-no", "A-1");
        values.put("orderPlacedAt", null);
        return new Row(values);
    }

    private static Row line(long id, String amount) {
        return new Row(Map.of("id", id, "order", 1L, "amount", new BigDecimal(amount)));
    }

    private static final Lookups LOOKUPS = new Lookups() {
        @Override
        public int missed() {
            return 0;
        }

        @Override
        public Optional<Row> row(String table, String key) {
            return key.equals("1") ? Optional.of(ExpressionTest.row("of one", "1.00")) : Optional.empty();
        }

        @Override
        public List<Row> children(String table, String parentKey) {
            return List.of(line(1, "0.10"), line(2, "0.20"), line(3, "0.30"));
        }

        @Override
        public boolean touched(String table, String parentKey) {
            return true;
        }
    };

    private Expression compile(String text) {
        List<Problem> problems = new ArrayList<>();
        Optional<Expression> expression = scope.compile(text, Place.of("pack.yaml", 7, 11), problems);
        assertThat(problems).isEmpty();
        return expression.orElseThrow();
    }

    private Object value(String text) {
        return value(text, Optional.of(before), Optional.of(after), "UTC");
    }

    private Object value(String text, Optional<Row> was, Optional<Row> is, String zone) {
        RowState state = new RowState(was, is, false, true, Optional.of(Instant.EPOCH));
        return compile(text)
                .evaluate(scope.frame(state, LOOKUPS, ZoneId.of(zone)))
                .orElse(null);
    }

    private List<String> problems(String text) {
        List<Problem> problems = new ArrayList<>();
        scope.compile(text, Place.of("pack.yaml", 7, 11), problems);
        return problems.stream().map(Problem::toString).toList();
    }

    @Test
    void moneyStaysExact() {
        assertThat(value("row.price + 0.1")).isEqualTo(new BigDecimal("13.00"));
        assertThat(value("row.price * 3")).isEqualTo(new BigDecimal("38.70"));
        assertThat(value("row.price * 0.19")).isEqualTo(new BigDecimal("2.4510"));
        assertThat(value("row.price * row.quantity")).isEqualTo(new BigDecimal("1.290"));
        assertThat(value("sum(children('lines').map(l, l.amount))")).isEqualTo(new BigDecimal("0.60"));
        assertThat(value("sum(children('lines').map(l, l.amount)) == 0.6")).isEqualTo(true);
        assertThat(value("row.price == decimal('12.9')")).isEqualTo(true);
        assertThat(value("row.price > 12 && row.price < 13")).isEqualTo(true);
        assertThat(value("round(row.price / 7, 2)")).isEqualTo(new BigDecimal("1.84"));
    }

    @Test
    void wholeNumbersStayWhole() {
        assertThat(value("row.id + 1")).isEqualTo(2L);
        assertThat(value("7 / 2")).isEqualTo(3L);
        assertThat(value("row.id * 1.5")).isEqualTo(1.5);
    }

    @Test
    void nullSpreadsInsteadOfFailing() {
        assertThat(value("row.note")).isNull();
        assertThat(value("row.note.lower()")).isNull();
        assertThat(value("row.orderPlacedAt > row.placed")).isNull();
        assertThat(value("!(row.orderPlacedAt > row.placed)")).isNull();
        assertThat(value("row.orderPlacedAt > row.placed || true")).isEqualTo(true);
        assertThat(value("row.orderPlacedAt > row.placed && true")).isNull();
        assertThat(value("row.orderPlacedAt > row.placed ? 1 : 2")).isEqualTo(2L);
        assertThat(value("row.note == null")).isEqualTo(true);
        assertThat(value("row.note != 'x'")).isEqualTo(true);
        assertThat(value("coalesce(row.note, row.status)")).isEqualTo("done");
        assertThat(value("greatest(row.placed, row.orderPlacedAt)")).isEqualTo(Instant.parse("2018-01-31T23:30:00Z"));
    }

    @Test
    void missingRowIsNullAndSoAreItsColumns() {
        assertThat(value("ref('orders', 1).status")).isEqualTo("of one");
        assertThat(value("ref('orders', 2).status")).isNull();
        assertThat(value("ref('orders', 2) == null")).isEqualTo(true);
        assertThat(value("ref('orders', row.note).status")).isNull();
    }

    @Test
    void saysHowTheRowChanged() {
        assertThat(value("became(status, 'done')")).isEqualTo(true);
        assertThat(value("became(status, 'new', 'done')")).isEqualTo(false);
        assertThat(value("changed(status)")).isEqualTo(true);
        assertThat(value("changed(price, note)")).isEqualTo(false);
        assertThat(value("filled(note)")).isEqualTo(false);
        assertThat(value("updated && !appeared && !deleted && !inserted && !history"))
                .isEqualTo(true);
        assertThat(value("became(status, 'done')", Optional.empty(), Optional.of(after), "UTC"))
                .isEqualTo(true);
        assertThat(value("changed(status)", Optional.empty(), Optional.of(after), "UTC"))
                .isEqualTo(false);
        assertThat(value("deleted && row.status == 'new'", Optional.of(before), Optional.empty(), "UTC"))
                .isEqualTo(true);
        assertThat(value("touched('lines')")).isEqualTo(true);
    }

    @Test
    void timesWithoutZoneAreReadInTheConnectorsZone() {
        assertThat(value("row.placed")).isEqualTo(Instant.parse("2018-01-31T23:30:00Z"));
        assertThat(value("row.placed", Optional.empty(), Optional.of(after), "America/Sao_Paulo"))
                .isEqualTo(Instant.parse("2018-02-01T01:30:00Z"));
        assertThat(value("date(row.placed)", Optional.empty(), Optional.of(after), "America/Sao_Paulo"))
                .isEqualTo(LocalDate.parse("2018-01-31"));
    }

    @Test
    void measuresTime() {
        assertThat(value("days(row.placed, timestamp('2018-02-03T11:30:00Z'))")).isEqualTo(new BigDecimal("2.5"));
        assertThat(value("hours(row.placed, timestamp('2018-02-01'))")).isEqualTo(new BigDecimal("0.5"));
        assertThat(value("date(row.placed) < row.due")).isEqualTo(true);
        assertThat(value("row.placed + duration('30m')")).isEqualTo(Instant.parse("2018-02-01T00:00:00Z"));
    }

    @Test
    void oddNamesAreColumnsLikeOthers() {
        assertThat(value("row['order-no']")).isEqualTo("A-1");
        assertThat(value("changed('order-no')")).isEqualTo(false);
        assertThat(value("children('lines').filter(l, l['order'] == 1).size()")).isEqualTo(3L);
        assertThat(value("row.orderPlacedAt")).isNull();
    }

    @Test
    void listsAreFoldedByMacros() {
        assertThat(value("children('lines').exists(l, l.amount == 0.2)")).isEqualTo(true);
        assertThat(value("children('lines').all(l, l.amount < 0.3)")).isEqualTo(false);
        assertThat(value("[1, 2, 3].map(x, [4, 5].map(y, x * y))"))
                .isEqualTo(List.of(List.of(4L, 5L), List.of(8L, 10L), List.of(12L, 15L)));
        assertThat(value("join(distinct(['b', 'a', 'b']), '+')")).isEqualTo("b+a");
        assertThat(value("[3, 1, 2].filter(x, x > 1)")).isEqualTo(List.of(3L, 2L));
        assertThat(value("[1, 2][5]")).isNull();
    }

    @Test
    void readsJsonInText() {
        assertThat(value("json('{\"a\": [{\"b\": 1.10}]}').a[0].b")).isEqualTo(new BigDecimal("1.10"));
    }

    @Test
    void bucketsReplaceAmounts() {
        assertThat(value("bucket(12.9)")).isEqualTo("10 to 20");
        assertThat(value("bucket(row.price * 10)")).isEqualTo("100 to 200");
        assertThat(value("bucket(50)")).isEqualTo("50 to 100");
        assertThat(value("bucket(0)")).isEqualTo("0");
        assertThat(value("bucket(0.5)")).isEqualTo("under 1");
    }

    @Test
    void misspeltNamesAreAnsweredWithTheNearestKnownOne() {
        assertThat(problems("row.statu == 'x'"))
                .containsExactly("pack.yaml:7:14: there is no column 'statu'; did you mean 'status'?");
        assertThat(problems("became(stauts, 'x')").get(0)).contains("no column 'stauts'; did you mean 'status'?");
        assertThat(problems("ref('order', 1)").get(0)).contains("no table 'order'; did you mean 'orders'?");
        assertThat(problems("colaesce(row.note, 'x')").get(0))
                .contains("'colaesce' is not known here; did you mean 'coalesce'?");
        assertThat(problems("rows.id").get(0)).contains("'rows' is not known here; did you mean 'row'?");
    }

    @Test
    void typesAreChecked() {
        assertThat(problems("row.status + 1").get(0)).contains("no matching overload");
        assertThat(problems("row.status == 1").get(0)).contains("text is never equal to a whole number");
        assertThat(problems("row.status in [1, 2]").get(0)).contains("text is never equal to a whole number");
        assertThat(problems("ref('orders', 1, 2)").get(0)).contains("the key of orders is id");
        assertThat(problems("parent().id").get(0)).contains("orders has no parent");
    }

    @Test
    void failureSaysWhereAndOnWhat() {
        assertThatThrownBy(() -> value("row.id / (row.id - 1)"))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("pack.yaml:7:11: `row.id / (row.id - 1)`: division of 1 by zero");
        assertThatThrownBy(() -> value("row.status", Optional.empty(), Optional.of(new Row(Map.of("id", 1L))), "UTC"))
                .hasMessageContaining("the row has no column 'status'");
    }

    @Test
    void notesTheColumnsThatAreUsed() {
        compile("row.status == 'x' && children('lines').exists(l, l.amount > 1) && changed('order-no')");
        assertThat(types.used("orders")).hasValueSatisfying(c -> assertThat(c).contains("status", "order-no", "id"));
        assertThat(types.used("lines")).hasValueSatisfying(c -> assertThat(c).contains("amount"));
    }
}
