package dev.whence.question;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as people read them: rounded, with their unit. */
final class Amounts {
    private static final DecimalFormatSymbols ENGLISH = DecimalFormatSymbols.getInstance(Locale.ENGLISH);

    private Amounts() {}

    static String of(Object value, String unit) {
        if (value == null) {
            return "no value";
        }
        if (value instanceof LocalDateTime time) {
            return time.format(DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm:ss", Locale.ENGLISH));
        }
        if (value instanceof LocalDate date) {
            return date.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH));
        }
        return value instanceof Number number ? number(number, unit) : value.toString();
    }

    private static String number(Number number, String unit) {
        double value = number.doubleValue();
        return switch (unit) {
            case "BRL" -> "R$ " + format(value, "#,##0.00");
            case "EUR" -> "€ " + format(value, "#,##0.00");
            case "USD" -> "$ " + format(value, "#,##0.00");
            case "GBP" -> "£ " + format(value, "#,##0.00");
            case "money" -> format(value, "#,##0.00");
            case "fraction" -> format(100 * value, "#,##0.0") + " %";
            case "score", "instalments" -> format(value, "0.00");
            case "" -> format(value, "#,##0.##");
            default ->
                unit.matches("[A-Z]{3}")
                        ? unit + " " + format(value, "#,##0.00")
                        : format(value, value == Math.rint(value) ? "#,##0" : "#,##0.0") + " "
                                + (value == 1 ? unit.replaceAll("s$", "") : unit);
        };
    }

    private static String format(double value, String pattern) {
        return new DecimalFormat(pattern, ENGLISH).format(value);
    }
}
