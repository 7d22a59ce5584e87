package dev.whence.sample;

import java.util.ArrayList;
import java.util.List;

/** How customers pay: mostly by card and in instalments, the dearer the more of them. */
final class Till {
    private static final Weighted<String> TYPES =
            new Weighted<>(List.of(Payment.CARD, "boleto", "debit_card", "voucher"), type -> switch (type) {
                case Payment.CARD -> 75;
                case "boleto" -> 19;
                case "debit_card" -> 3;
                default -> 3;
            });
    private static final double VOUCHER_AND_CARD = 0.04;

    private Till() {}

    static String type(Chance chance) {
        return TYPES.pick(chance);
    }

    /** Payments that add up to the total, in cents. A voucher that does not reach is completed by card. */
    static List<Payment> pay(String type, long total, Chance chance) {
        boolean withVoucher = type.equals("voucher") || type.equals(Payment.CARD) && chance.yes(VOUCHER_AND_CARD);
        long voucher = withVoucher ? Math.min(total, chance.between(2, 12) * 1000L) : 0;
        List<Payment> payments = new ArrayList<>();
        if (voucher > 0) {
            payments.add(new Payment(1, "voucher", 1, voucher));
        }
        if (total > voucher) {
            String rest = type.equals("voucher") ? Payment.CARD : type;
            payments.add(new Payment(payments.size() + 1, rest, instalments(rest, total, chance), total - voucher));
        }
        return payments;
    }

    private static int instalments(String type, long total, Chance chance) {
        if (!type.equals(Payment.CARD) || chance.yes(0.35)) {
            return 1;
        }
        return Math.min(10, 1 + (int) (chance.unit() * (2 + total / 6000.0)));
    }
}
