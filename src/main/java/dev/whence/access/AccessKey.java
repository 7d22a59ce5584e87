package dev.whence.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the holder of a key may do.
 *
 * @param sha256 the fingerprint of the key, in small hexadecimal digits; the key itself is kept nowhere
 * @param domains which questions may be about; empty for all
 * @param rows the values of dimensions that questions may count, by dimension; empty for all rows
 * @param perMinute how many calls; 0 for any number
 */
public record AccessKey(
        String name, String sha256, Role role, Set<String> domains, Map<String, List<String>> rows, int perMinute) {
    /** What people do; each may do what those before it may. */
    public enum Role {
        ASKS,
        ENGINEER,
        ADMIN
    }

    public AccessKey {
        domains = Set.copyOf(domains);
        rows = Map.copyOf(rows);
    }

    /** Whether it sees only a part of the business. */
    public boolean narrowed() {
        return !domains.isEmpty() || !rows.isEmpty();
    }

    public boolean may(Need need) {
        return switch (need) {
            case ANYONE, ASKS -> true;
            case READS -> !narrowed();
            case ENGINEERS -> role != Role.ASKS;
            case ADMINS -> role == Role.ADMIN;
        };
    }
}
