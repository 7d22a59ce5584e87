package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final OrdersUse USE = OrdersUse.of("id", "state");
    private static final Map<String, ColumnType> BEFORE = columns("id integer, state text, remark text");

    @Test
    void unusedColumnsMayComeAndGoAndChange() {
        assertThat(problems(USE, "id integer, state text")).isEmpty();
        assertThat(problems(USE, "note list, state text, remark integer, id integer"))
                .isEmpty();
    }

    @Test
    void aWholeNumberMayBecomeADecimalButNothingElse() {
        assertThat(problems(USE, "id decimal, state text")).isEmpty();
        assertThat(problems(USE, "id text, state text"))
                .singleElement()
                .asString()
                .startsWith("shop.yaml:1:5: orders.id was integer and is text from here on")
                .contains("types: {id: text}");
        assertThat(problems(USE.type("id", ColumnType.TEXT), "id text, state text"))
                .isEmpty();
        assertThat(problems(USE.type("id", ColumnType.TEXT), "id integer, state text"))
                .isEmpty();
        assertThat(problems(USE.type("id", ColumnType.TEXT), "id date, state text"))
                .hasSize(1);
    }

    @Test
    void aColumnOfTheSameTypeThatAppearedIsTakenForTheRenamedOne() {
        assertThat(problems(USE, "id integer, status text, remark text"))
                .singleElement()
                .asString()
                .startsWith("shop.yaml:2:5: orders.state is gone and status appeared with the same type")
                .contains("write status here", "`renamed: {status: state}` at shop.yaml:1:1");
        assertThat(problems(USE, "id integer, status text, phase text"))
                .singleElement()
                .asString()
                .contains("status, phase could be it");
        assertThat(problems(USE, "id integer, status integer, remark text"))
                .singleElement()
                .asString()
                .contains("no column appeared");
        assertThat(problems(USE.renamed("state", "status"), "id integer, status text"))
                .isEmpty();
    }

    @Test
    void aNameThatTakesALostOnesPlaceMustBeSaidToBeTheSameOrNot() {
        OrdersUse changed = OrdersUse.of("id", "status");
        assertThat(problems(changed, "id integer, status text"))
                .singleElement()
                .asString()
                .contains("status is new and state, which the pack used before, is gone");
        assertThat(problems(changed.renamed("status", "state"), "id integer, status text"))
                .isEmpty();
        assertThat(problems(changed.renamed("status"), "id integer, status text"))
                .isEmpty();
        assertThat(problems(OrdersUse.of("id", "remark"), "id integer, remark text"))
                .isEmpty();
    }

    @Test
    void whereNothingIsKnownTheColumnsMustBeThere() {
        assertThat(Drift.problems("orders", USE.orders(), Optional.empty(), columns("id integer, stat text")))
                .singleElement()
                .asString()
                .contains("orders.state is not there", "stat");
    }

    @Test
    void rowsLackWhatWasNotUsedBeforeOrHadAnotherType() {
        KnownTable known = known();
        assertThat(Drift.unknown(USE.orders(), known)).isEmpty();
        assertThat(Drift.unknown(OrdersUse.of("id", "state", "remark").orders(), known))
                .containsExactly("remark");
        assertThat(Drift.unknown(
                        OrdersUse.of("id", "status").renamed("status", "state").orders(), known))
                .isEmpty();
        assertThat(Drift.unknown(USE.type("state", ColumnType.INTEGER).orders(), known))
                .containsExactly("state");
    }

    @Test
    void whatIsKnownIsStoredOnceAndReadBack() {
        KnownTables tables = KnownTables.of(Optional.empty(), USE);
        assertThat(tables.accept("orders", BEFORE)).isFalse();
        Optional<String> stored = tables.news();
        assertThat(stored).isPresent();
        assertThat(tables.news()).isEmpty();
        KnownTables again =
                KnownTables.of(Optional.of(new SourceOffset("{}", stored)), OrdersUse.of("id", "state", "remark"));
        assertThat(again.lacking()).containsExactly("orders");
        assertThat(again.problems(Map.of("orders", columns("id integer, remark text"))))
                .hasSize(1);
        assertThat(again.accept("orders", BEFORE)).isTrue();
        assertThat(again.accept("orders", BEFORE)).isFalse();
    }

    private static List<String> problems(OrdersUse use, String now) {
        return Drift.problems("orders", use.orders(), Optional.of(known()), columns(now));
    }

    private static KnownTable known() {
        return new KnownTable(BEFORE, Set.of("id", "state"));
    }

    private static Map<String, ColumnType> columns(String text) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (String column : text.split(", ")) {
            String[] parts = column.split(" ");
            columns.put(parts[0], ColumnType.ofWord(parts[1]).orElseThrow());
        }
        return columns;
    }
}
