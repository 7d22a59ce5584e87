package dev.whence.semantics;

import dev.whence.event.WhenceException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statistics of single values: mean, median, pNN, min, max, sum, stddev. Percentiles interpolate linearly. */
final class Statistic {
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,6})?)");

    private Statistic() {}

    /** Fails with BAD_DATA if there is no such statistic. */
    static String sql(String name, String values) {
        Matcher percentile = PERCENTILE.matcher(name);
        if (percentile.matches()) {
            return quantile(values, new BigDecimal(percentile.group(1)).movePointLeft(2));
        }
        return switch (name) {
            case "mean" -> "AVG(" + values + ")";
            case "median" -> quantile(values, new BigDecimal("0.5"));
            case "min" -> "MIN(" + values + ")";
            case "max" -> "MAX(" + values + ")";
            case "sum" -> "SUM(" + values + ")";
            case "stddev" -> "STDDEV_SAMP(" + values + ")";
            default ->
                throw WhenceException.badData("there is no statistic '" + name
                        + "'; known are mean, median, p1 to p99, min, max, sum, stddev");
        };
    }

    private static String quantile(String values, BigDecimal part) {
        return "QUANTILE_CONT(CAST(" + values + " AS DOUBLE), " + part.toPlainString() + ")";
    }
}
