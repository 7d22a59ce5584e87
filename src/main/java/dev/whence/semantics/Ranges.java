package dev.whence.semantics;

import dev.whence.semantics.MetricQuery.Bucket;
import java.math.BigDecimal;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The ranges of numbers: which one a number is in, as a whole number in their order, and what it is called. */
final class Ranges {
    private Ranges() {}

    /** The number of the range: with edges counted from 0, with a step how often it fits in; null for null. */
    static Field<Object> of(Bucket bucket, Field<Object> field) {
        return bucket.step().map(step -> steps(step, field)).orElseGet(() -> between(bucket, field));
    }

    /** What people read of {@link #of}: "under 50", "50 to under 100", "over 100 to 200", "200 and more". */
    static String label(Bucket bucket, int index) {
        if (bucket.step().isPresent()) {
            BigDecimal step = bucket.step().get();
            return plain(step.multiply(BigDecimal.valueOf(index))) + " to under "
                    + plain(step.multiply(BigDecimal.valueOf(index + 1L)));
        }
        if (index == 0) {
            return below(bucket, 0, "up to ");
        }
        boolean last = index == bucket.edges().size();
        String edge = plain(bucket.edges().get(index - 1));
        boolean over = closed(bucket, index - 1);
        String from = over ? "over " + edge : edge;
        return last ? from + (over ? "" : " and more") : from + " to " + below(bucket, index, "");
    }

    private static String below(Bucket bucket, int index, String including) {
        return (closed(bucket, index) ? including : "under ")
                + plain(bucket.edges().get(index));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static boolean closed(Bucket bucket, int index) {
        return bucket.closed().contains(bucket.edges().get(index));
    }

    /** Divides whole numbers, so that 0.3 is three steps of 0.1. */
    private static Field<Object> steps(BigDecimal step, Field<Object> field) {
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        Field<BigDecimal> whole =
                field.cast(SQLDataType.DECIMAL(30, 6)).mul(DSL.inline(BigDecimal.ONE.movePointRight(decimals)));
        return DSL.floor(whole.div(DSL.inline(step.movePointRight(decimals)))).coerce(Object.class);
    }

    private static Field<Object> between(Bucket bucket, Field<Object> field) {
        CaseConditionStep<Integer> cases = DSL.when(within(bucket, field, 0), DSL.inline(0));
        for (int i = 1; i < bucket.edges().size(); i++) {
            cases = cases.when(within(bucket, field, i), DSL.inline(i));
        }
        return cases.otherwise(DSL.inline(bucket.edges().size())).coerce(Object.class);
    }

    private static Condition within(Bucket bucket, Field<Object> field, int index) {
        Field<BigDecimal> number = field.coerce(BigDecimal.class);
        Field<BigDecimal> edge = DSL.inline(bucket.edges().get(index));
        return closed(bucket, index) ? number.le(edge) : number.lt(edge);
    }
}
