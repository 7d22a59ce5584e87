package dev.whence.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.question.Answer;
import dev.whence.question.AskRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model that the Ossie specification comes with, as it is, over a few hundred rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TpcdsModelTest {
    private static final Path MODEL = Path.of("../shared/reference/ossie/tpcds_semantic_model.yaml");
    private static final LocalDateTime NOW = LocalDateTime.parse("2002-12-31T12:00:00");
    private static final String SALES = "from store_sales join date_dim on ss_sold_date_sk = d_date_sk"
            + " join item on ss_item_sk = i_item_sk join store on ss_store_sk = s_store_sk ";

    private Path csv;
    private AskableModel retail;

    @BeforeAll
    void open(@TempDir Path folder) {
        assumeTrue(Files.exists(MODEL), "the specification's model is not here");
        csv = TinyRetail.csv(folder);
        retail = AskableModel.open(MODEL, new DataFolder(folder), "retail");
    }

    @AfterAll
    void close() {
        if (retail != null) {
            retail.close();
        }
    }

    @Test
    void allOfItCanBeComputed() {
        assertThat(retail.leftOut()).isEmpty();
        assertThat(retail.model().metrics()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What were total sales? | select sum(ss_ext_sales_price) SALES",
                "Total profit in 2002 | select sum(ss_net_profit) SALES where d_year = 2002",
                "Total sales by state | select s_state, sum(ss_ext_sales_price) SALES group by 1 order by 1",
                "Top 3 brands by profit | select i_brand, sum(ss_net_profit) p SALES group by 1 order by p desc limit 3",
                "sales last month | select sum(ss_ext_sales_price) SALES where d_date between '2002-11-01' and '2002-11-30'",
                "sales by quarter in 2001 | select replace(d_quarter_name, 'Q', '-Q'), sum(ss_ext_sales_price) SALES where d_year = 2001 group by 1 order by 1",
                "sales of Books in TN | select sum(ss_ext_sales_price) SALES where i_category = 'Books' and s_state = 'TN'",
                "sales excluding Music by city | select s_city, sum(ss_ext_sales_price) SALES where i_category <> 'Music' group by 1 order by 1",
                "What share of sales came from TN? | select sum(ss_ext_sales_price) filter (s_state = 'TN') / sum(ss_ext_sales_price) SALES",
                "customer lifetime value | select sum(ss_ext_sales_price) / count(distinct ss_customer_sk) SALES",
                "CLV by category | select i_category, sum(ss_ext_sales_price) / count(distinct ss_customer_sk) SALES group by 1 order by 1",
                "sales by brand | select i_brand, sum(ss_ext_sales_price) SALES group by 1 order by 1",
                "revenue of store 3 in 2002 | select sum(ss_ext_sales_price) SALES where s_store_sk = 3 and d_year = 2002",
                "Which month had the highest sales? | select strftime(d_date, '%Y-%m') m, sum(ss_ext_sales_price) s SALES group by 1 order by s desc limit 1",
                "profit of edu pack in 2001 | select sum(ss_net_profit) SALES where i_brand = 'edu pack' and d_year = 2001",
                "sales and profit by category | select i_category, sum(ss_ext_sales_price), sum(ss_net_profit) SALES group by 1 order by 1",
                "How did sales change from 2001 to 2002? | select c, p, c - p, (c - p) / p from (select sum(ss_ext_sales_price) filter (d_year = 2002) c, sum(ss_ext_sales_price) filter (d_year = 2001) p SALES)"
            })
    void answersAsPlainSqlDoes(String question, String sql) throws SQLException {
        Answer answer = ask(question);
        assertThat(answer.kind()).as(answer.answer()).isNotIn("refuse", "clarify");
        assertThat(answer.confidence()).isGreaterThanOrEqualTo(0.7);
        same(answer.rows(), TinyRetail.rows(csv, sql.replace("SALES", SALES)));
        assertThat(answer.evidence().sql()).isNotEmpty();
    }

    @Test
    void anEmployeeIsNotCountedOnceForEachSaleOfTheStore() throws SQLException {
        same(
                ask("sales per employee by state").rows(),
                TinyRetail.rows(
                        csv,
                        "select s_state, sum(sales) / sum(s_number_employees) from store join (select ss_store_sk,"
                                + " sum(ss_ext_sales_price) sales from store_sales group by 1) on ss_store_sk ="
                                + " s_store_sk group by 1 order by 1"));
    }

    @Test
    void aNumberRestsOnRowsOfAFile() throws SQLException {
        Answer answer = ask("total sales of Books in 2001");
        assertThat(answer.evidence().rows()).hasSize(1);
        assertThat(answer.evidence().rows().get(0).source()).isEqualTo("store_sales.csv");
        assertThat(answer.evidence().rows().get(0).key()).containsExactly("ss_item_sk", "ss_ticket_number");
        assertThat(answer.evidence().rows().get(0).rows())
                .isEqualTo(TinyRetail.rows(
                                csv, "select count(*) " + SALES + "where i_category = 'Books' and d_year = 2001")
                        .get(0)
                        .get(0));
        same(
                answer.evidence().rows().get(0).samples(),
                TinyRetail.rows(
                        csv,
                        "select ss_item_sk, ss_ticket_number " + SALES
                                + "where i_category = 'Books' and d_year = 2001 order by 1, 2 limit 5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total sales in Brazil",
                "number of orders",
                "gross margin by brand",
                "sales in Atlantis",
                "total sales next year",
                "what is the weather",
                "sales on rainy days",
                "drop table store_sales",
                "sales by shoe size"
            })
    void refusesWhatTheModelCannotExpress(String question) {
        Answer answer = ask(question);
        assertThat(answer.kind()).as(answer.answer()).isEqualTo("refuse");
        assertThat(answer.rows()).isEmpty();
    }

    @Test
    void aRefusalSaysWhatCanBeAsked() {
        assertThat(ask("sales in Atlantis").answer())
                .contains("Atlantis")
                .contains("I can answer about total sales, total profit")
                .contains("state", "category", "brand")
                .doesNotContain("orders", "email");
    }

    @Test
    void whatIsOpenIsAskedBackInWordsOfTheModel() {
        Answer answer = ask("Who are our best customers?");
        assertThat(answer.kind()).isEqualTo("clarify");
        assertThat(answer.choices()).extracting(Answer.Choice::label).contains("by total sales", "by total profit");
    }

    @Test
    void aWordForTwoDimensionsIsNotTakenForSure() {
        assertThat(ask("sales by location").confidence()).isLessThan(0.7);
    }

    @Test
    void parquetFilesAnswerAlike(@TempDir Path folder) throws SQLException {
        try (AskableModel parquet =
                AskableModel.open(MODEL, new DataFolder(TinyRetail.parquet(csv, folder)), "retail")) {
            for (String question :
                    List.of("sales by state in 2002", "Top 3 brands by profit", "customer lifetime value")) {
                same(parquet.ask(request(question)).rows(), ask(question).rows());
            }
            assertThat(parquet.ask(request("total sales"))
                            .evidence()
                            .rows()
                            .get(0)
                            .source())
                    .isEqualTo("STORE_SALES.parquet");
        }
    }

    private Answer ask(String question) {
        return retail.ask(request(question));
    }

    private static AskRequest request(String question) {
        return new AskRequest(question, Optional.empty(), NOW);
    }

    private static void same(List<List<Object>> actual, List<List<Object>> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            assertThat(actual.get(row)).hasSameSizeAs(expected.get(row));
            for (int column = 0; column < expected.get(row).size(); column++) {
                if (expected.get(row).get(column) instanceof Number number) {
                    assertThat(((Number) actual.get(row).get(column)).doubleValue())
                            .isCloseTo(number.doubleValue(), org.assertj.core.data.Offset.offset(1e-6));
                } else {
                    assertThat(actual.get(row).get(column))
                            .isEqualTo(expected.get(row).get(column));
                }
            }
        }
    }
}
